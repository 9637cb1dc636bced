// A phone for trying: what is done here goes, signed as the vendor signs, through the relay's real webhook; what comes back was sent to the vendor.
'use strict';

const words = {
  hi: { title: 'सूचना लाइन (डेमो)', fresh: 'नया व्यक्ति', band: 'डेमो: यह नंबर और व्यक्ति काल्पनिक हैं।', close: 'बंद करें', other: 'English', type: 'संदेश लिखें', attach: 'फोटो, वीडियो, आवाज या दस्तावेज', place: 'लोकेशन भेजें', send: 'भेजें', sent: 'लोकेशन', failed: 'नहीं पहुँचा। फिर भेजें।', large: 'फाइल 16 MB से बड़ी है।', waits: 'उत्तर आ रहा है', asideTitle: 'एक काल्पनिक सूचनादाता का फोन', aside1: '“Hi” लिखकर शुरू करें। यहाँ जो होता है वह असली वेबहुक से होकर जाता है: हस्ताक्षर, सूचियाँ, बटन, फाइलें।', aside2: 'सूचना डेस्क के बोर्ड पर दिखती है। “बंद” लिखने पर रिले सब भुला देता है।', form: 'वेब फॉर्म खोलें', quick: ['Hi', 'मेनू', 'पीछे', 'मदद', 'बंद'] },
  en: { title: 'Tip line (demo)', fresh: 'New person', band: 'Demo: this number and person are invented.', close: 'Close', other: 'हिन्दी', type: 'Write a message', attach: 'Photo, video, sound or document', place: 'Send a location', send: 'Send', sent: 'Location', failed: 'It did not arrive. Send it again.', large: 'The file is larger than 16 MB.', waits: 'An answer is coming', asideTitle: 'An invented informer’s phone', aside1: 'Begin with “Hi”. What is done here goes through the real webhook: signatures, lists, buttons, files.', aside2: 'The tip stands on the desk’s board. After “stop” the relay forgets everything.', form: 'Open the web form', quick: ['Hi', 'menu', 'back', 'help', 'stop'] },
};
const $ = (id) => document.getElementById(id);
let language = navigator.language.startsWith('en') ? 'en' : 'hi';
let number = '';
let after = 0;

const templates = { satark_news: { hi: 'आपके लिए खबर है।', en: 'There is news for you.' } };

function speak() {
  const w = words[language];
  document.documentElement.lang = language;
  for (const e of document.querySelectorAll('[data-text]')) e.textContent = w[e.dataset.text];
  $('language').textContent = w.other;
  $('text').placeholder = w.type;
  for (const id of ['attach', 'place', 'send']) { $(id).title = w[id]; $(id).setAttribute('aria-label', w[id]); }
  const quick = document.querySelector('.quick');
  quick.replaceChildren(...w.quick.map((q) => {
    const b = make('button', '', q);
    b.type = 'button';
    b.onclick = () => say(q);
    return b;
  }));
}

// No Indian subscriber's number begins with 1: it can be nobody's. Whoever loads the page again is the same person, and hears again what was said to them.
function fresh(again) {
  number = again ?? `911${String(crypto.getRandomValues(new Uint32Array(1))[0] % 1e9).padStart(9, '0')}`;
  sessionStorage.setItem('number', number);
  after = 0;
  $('number').textContent = `+${number.slice(0, 2)} ${number.slice(2, 7)} ${number.slice(7)}`;
  $('chat').replaceChildren();
  typing(false);
}

async function post(path, body) {
  const answer = await fetch(path, { method: 'POST', credentials: 'omit', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.status === 204 ? null : answer.json();
}

async function act(body, bubble) {
  for (const old of document.querySelectorAll('.choices')) old.classList.add('old');
  trouble('');
  typing(true);
  try {
    await post('/demo/phone/act', { number, ...body });
  } catch {
    typing(false);
    bubble?.classList.add('failed');
    trouble(words[language].failed);
  }
  poll();
}

function say(text) {
  return act({ kind: 'text', text }, ours(text));
}

function ours(text, node) {
  const bubble = make('div', 'bubble ours');
  bubble.dir = 'auto';
  if (node) bubble.append(node);
  if (text) bubble.append(make('span', '', text));
  bubble.append(make('small', '', time()));
  show(bubble);
  return bubble;
}

function theirs(message) {
  const bubble = make('div', 'bubble theirs');
  bubble.dir = 'auto';
  const interactive = message.interactive;
  if (message.type === 'template') {
    const t = message.template;
    const values = (t.components ?? []).flatMap((c) => c.parameters).map((p) => p.text);
    bubble.append(make('span', '', [templates[t.name]?.[t.language.code] ?? t.name, ...values].join(' ')), make('span', 'template', `${t.name} · ${t.language.code}`));
  } else {
    bubble.append(make('span', '', interactive ? interactive.body.text : message.text.body));
  }
  bubble.append(make('small', '', time()));
  show(bubble);
  if (!interactive) return;
  const choices = make('div', 'choices');
  choices.dir = 'auto';
  if (interactive.type === 'button') {
    for (const { reply } of interactive.action.buttons) choices.append(option(reply.title, () => choose('button', reply)));
  } else {
    choices.append(option(`☰ ${interactive.action.button}`, () => open(interactive.action)));
  }
  show(choices);
}

function open(action) {
  const sheet = $('sheet');
  sheet.dir = /[\u0590-\u08ff]/.test(action.button) ? 'rtl' : 'ltr';
  sheet.querySelector('h2').textContent = action.button;
  sheet.querySelector('.rows').replaceChildren(...action.sections.flatMap((s) => s.rows).map((row) => {
    const b = option(row.title, () => { sheet.close(); choose('row', row); });
    b.dir = 'auto';
    if (row.description) b.append(make('small', '', row.description));
    return b;
  }));
  sheet.showModal();
}

// A double click is one choice.
let choosing = false;
async function choose(kind, { id, title }) {
  if (choosing) return;
  choosing = true;
  await act({ kind, option: id, text: title }, ours(title));
  choosing = false;
}

// Several messages in a row are one answer to the relay: it waits for the rest of them, and so does whoever looks on.
let waiting = 0;
function typing(on) {
  clearTimeout(waiting);
  document.querySelector('.typing')?.remove();
  if (!on) return;
  const dots = make('div', 'bubble theirs typing');
  dots.setAttribute('role', 'status');
  dots.setAttribute('aria-label', words[language].waits);
  dots.append(make('i'), make('i'), make('i'));
  show(dots);
  waiting = setTimeout(() => typing(false), 45000);
}

// What is wrong with the line goes by itself once it is back; what is wrong with a file stays until the next try.
let cutOff = false;
let polling = false;
async function poll() {
  if (polling) return;
  polling = true;
  const asked = number;
  try {
    for (const { order, message } of await post('/demo/phone/poll', { number, after })) {
      if (asked !== number) break;
      after = order;
      typing(false);
      theirs(message);
    }
    if (cutOff) trouble('');
    cutOff = false;
  } catch {
    cutOff = true;
    trouble(words[language].failed);
  } finally {
    polling = false;
  }
}

async function sendFile(file) {
  if (file.size > 16 * 1024 * 1024) {
    trouble(words[language].large);
    return;
  }
  const kind = ['image', 'video', 'audio'].find((k) => file.type.startsWith(`${k}/`)) ?? 'document';
  const shown = kind === 'image' || kind === 'video' || kind === 'audio' ? make(kind === 'image' ? 'img' : kind) : make('span', '', words[language].attach);
  if (shown.tagName !== 'SPAN') { shown.src = URL.createObjectURL(file); shown.controls = true; shown.alt = ''; shown.onload = shown.onloadedmetadata = down; }
  const caption = $('text').value.trim();
  $('text').value = '';
  const bubble = ours(caption, shown);
  const media = await new Promise((done) => { const r = new FileReader(); r.onload = () => done(r.result.slice(r.result.indexOf(',') + 1)); r.readAsDataURL(file); });
  act({ kind, text: caption || null, type: file.type || null, media }, bubble);
}

// Where the invented person stands: a square of Ballia. The browser is never asked where it is.
function sendPlace() {
  const [latitude, longitude] = [25.7586 + Math.random() / 200, 84.1487 + Math.random() / 200];
  act({ kind: 'location', latitude, longitude }, ours(`${words[language].sent} ${latitude.toFixed(4)}, ${longitude.toFixed(4)}`));
}

function show(node) {
  $('chat').append(node);
  down();
}

function down() {
  $('chat').scrollTop = $('chat').scrollHeight;
}

function option(text, done) {
  const b = make('button', '', text);
  b.type = 'button';
  b.onclick = done;
  return b;
}

function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function time() {
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

function trouble(text) {
  $('trouble').hidden = !text;
  $('trouble').textContent = text;
}

$('write').onsubmit = (e) => {
  e.preventDefault();
  const text = $('text').value.trim();
  $('text').value = '';
  if (text) say(text);
};
$('text').onkeydown = (e) => {
  if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); $('write').requestSubmit(); }
};
$('attach').onclick = () => $('file').click();
$('file').onchange = (e) => { if (e.target.files[0]) sendFile(e.target.files[0]); e.target.value = ''; };
$('place').onclick = sendPlace;
$('fresh').onclick = () => fresh();
$('language').onclick = () => { language = language === 'hi' ? 'en' : 'hi'; speak(); };
$('sheet').querySelector('.close').onclick = () => $('sheet').close();
speak();
fresh(sessionStorage.getItem('number'));
setInterval(() => { if (!document.hidden) poll(); }, 1000);
