/** How fast people were. */
export const clocksHi = {
  'clocks.platform': 'हम तक पहुँचने से पहले: {took} (यह डेस्क का समय नहीं)',
  'clocks.taken': '{took} में लिया गया: समय पर ({within} के भीतर)',
  'clocks.taken-late': '{took} में लिया गया: देर से ({within} के भीतर लेना था)',
  'clocks.not-taken': 'अभी किसी ने नहीं लिया ({within} के भीतर लेना है)',
  'clocks.not-taken-late': '{within} में किसी ने नहीं लिया: देर हो चुकी है',
  'clocks.progress': 'लेने के {took} बाद पहली कार्रवाई: समय पर ({within} के भीतर)',
  'clocks.progress-late': 'लेने के {took} बाद पहली कार्रवाई: देर से ({within} के भीतर होनी थी)',
  'clocks.no-progress': 'अभी कोई कार्रवाई नहीं (लेने के {within} के भीतर होनी है)',
  'clocks.no-progress-late': 'लेने के {within} के भीतर कोई कार्रवाई नहीं: देर हो चुकी है',
  'clocks.lapsed-once': 'एक बार बिना कार्रवाई के समय निकल गया और मामला फिर किसी के पास नहीं रहा',
  'clocks.lapsed': '{n} बार बिना कार्रवाई के समय निकल गया और मामला फिर किसी के पास नहीं रहा',
} as const;
