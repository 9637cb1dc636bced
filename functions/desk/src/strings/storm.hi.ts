import type { stormEn } from './storm.en';

export const stormHi: Record<keyof typeof stormEn, string> = {
  'storm.title': 'एक साथ कई अलर्ट: एक ही बुलावा',
  'storm.hint': 'एक प्लेटफ़ॉर्म इतने अलर्ट भेज रहा है कि हर एक के लिए बुलाया नहीं जा सकता। सब सुरक्षित और बोर्ड पर हैं; एक केस सबके लिए बुलाता है। किसी केस को खोलकर अलग करें या वापस जोड़ें।',
  'storm.since': 'पहले केस से',
  'storm.count': '{n} केस',
  'storm.calls-for-all': 'सबके लिए बुलावा इस केस से:',
  'storm.confirm': 'सब वास्तविक हैं',
  'storm.confirm-sure': 'सभी {n} के लिए बुलाएँ',
  'storm.confirm-hint': 'अब से हर केस के अपने बुलावे होंगे, आगे आने वालों के भी।',
  'storm.suspend': 'इस प्लेटफ़ॉर्म को रोकें…',
  'storm.suspend-hint': 'अब से यह प्लेटफ़ॉर्म जो भेजेगा वह अस्वीकृत होगा और अस्वीकृत में दिखेगा। जो आ चुका है वह रहेगा।',
  'storm.suspend-sure': '{source} को अभी रोकें',
  'storm.cancel': 'रद्द करें',
  'storm.failed': 'नहीं हो सका। फिर कोशिश करें।',
  'next.called-with': '{code} के साथ ही बुलावा',
  'next.called-with-others': '{source} के दूसरे केसों के साथ ही बुलावा',
  'row.storm-calls': 'सबके लिए बुलावा',
  'row.storm-waits': 'दूसरों के साथ बुलावा',
  'move.split-storm': 'इसके लिए अलग बुलाएँ',
  'move.merge-storm': 'दूसरों के साथ बुलाएँ',
};
