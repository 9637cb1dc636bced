import type { voiceEn } from './voice.en';

export const voiceHi: Readonly<Record<keyof typeof voiceEn, string>> = {
  'channel.voice': 'फ़ोन कॉल',
  'through.voice': 'फ़ोन से लिया: 2 मिनट',
  'through.sms': 'SMS से लिया: 2 मिनट',
  'through.whatsapp': 'WhatsApp से लिया: 2 मिनट',
  'call.keys': 'फ़ोन के बटन',
  'call.key-1': '1 · लेता/लेती हूँ',
  'call.key-2': '2 · हमारा नहीं',
  'call.key-3': '3 · नहीं जा सकता/सकती',
  'call.key-9': '9 · दोबारा सुनें',
  'call.over': 'कॉल समाप्त हुई।',
  'call.failed': 'कॉल कट गई। फिर दबाएँ।',
};
