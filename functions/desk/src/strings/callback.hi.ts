import type { callbackEn } from './callback.en';

export const callbackHi: Record<keyof typeof callbackEn, string> = {
  'callback.title': 'प्लेटफ़ॉर्म का सिस्टम',
  'callback.told': 'सूचना मिल गई',
  'callback.trying': 'सबसे नई स्थिति अभी नहीं पहुँची; प्रयास: {n}; अगला',
  'callback.gave-up': 'सबसे नई स्थिति नहीं पहुँची: {n} प्रयासों के बाद छोड़ दिया। उन्हें स्वयं फ़ोन या मेल से बताएँ।',
};
