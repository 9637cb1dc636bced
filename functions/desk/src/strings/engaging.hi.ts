import type { engagingEn } from './engaging.en';

export const engagingHi: Record<keyof typeof engagingEn, string> = {
  'step.ask-several': 'सबसे एक साथ पूछें: {names}',
  'keys.ask-several': 'सभी संभावित जगहों से एक साथ पूछें',
  'move.ask-several': 'कई जगहों से एक साथ पूछें',
  'row.tentative': 'थाने से अभी नहीं पूछा',
  'row.tentative-hint': 'जगह इतनी पक्की नहीं: थाने और यूपी-112 से किसी के कहने पर ही पूछा जाएगा। केस खोलें और F दबाएँ।',
  'engagement.candidate': 'कई जगहों में से एक',
  'engagement.former': 'पिछली जगह, नई जगह से उत्तर आने तक',
  'engagement.not-theirs': 'उनका नहीं',
  'mark.nobodys-place': 'किसी जगह का नहीं',
  'other-state.we-are-called': 'हमें फिर बुलाया जाएगा',
};
