// The web form works without this. With it: one step at a time, files checked and their progress shown before the wait, station names while
// one types, and work instead of waiting when many people write. It stores nothing and asks nobody but the page's own server.
'use strict';

if (typeof document === 'undefined') {
  self.onmessage = (e) => self.postMessage(prove(e.data.token, e.data.bits));
} else {
  start();
}

function start() {
  for (const form of document.querySelectorAll('form')) {
    form.addEventListener('submit', (e) => submitted(e, form));
    const files = form.querySelector('input[type=file]');
    if (files) files.addEventListener('change', () => checkFiles(files));
  }
  const steps = document.querySelector('form.steps');
  if (steps) walk(steps);
  const station = document.querySelector('#station');
  const district = document.querySelector('#district');
  if (station && district) district.addEventListener('change', () => offerStations(district.value, station));
  const auto = document.querySelector('form.auto');
  if (auto && Number(auto.dataset.proof) > 0 && window.Worker) sendWhenProven(auto);
}

// One step after another; the whole form stays one form.
function walk(form) {
  const steps = [...form.querySelectorAll('.step')];
  const send = form.querySelector('.send');
  if (steps.length < 2) return;
  const where = element('p', 'where');
  const bar = element('i');
  const filled = element('b');
  const words = element('span');
  bar.append(filled);
  where.append(words, bar);
  form.prepend(where);
  const back = element('button', 'button quiet', form.dataset.back);
  const next = element('button', 'button', form.dataset.next);
  back.type = next.type = 'button';
  send.prepend(back, next);
  // What comes after the story may be left out: from there on one can send.
  const whole = Math.max(0, steps.findIndex((s) => s.querySelector('#what')));
  let at = 0;
  const show = (i, byHand) => {
    at = i;
    steps.forEach((s, n) => { s.hidden = n !== at; });
    words.textContent = form.dataset.step.replace('{0}', at + 1).replace('{1}', steps.length);
    filled.style.width = `${((at + 1) / steps.length) * 100}%`;
    back.hidden = at === 0;
    next.hidden = at === steps.length - 1;
    send.lastElementChild.hidden = at < whole;
    if (byHand) {
      where.scrollIntoView({ block: 'start' });
      steps[at].querySelector('select, input, textarea')?.focus({ preventScroll: true });
    }
  };
  back.addEventListener('click', () => show(at - 1, true));
  next.addEventListener('click', () => show(at + 1, true));
  form.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && e.target.matches('input[type=text]') && at < steps.length - 1) {
      e.preventDefault();
      show(at + 1, true);
    }
  });
  form.addEventListener('invalid', (e) => show(steps.findIndex((s) => s.contains(e.target)), false), true);
  const wrong = steps.findIndex((s) => s.querySelector('.error'));
  show(wrong < 0 ? 0 : wrong, false);
}

function checkFiles(input) {
  const files = [...input.files];
  const tooLarge = files.some((f) => f.size > Number(input.dataset.size));
  const tooMany = files.length > Number(input.dataset.most);
  input.setCustomValidity(tooLarge ? input.dataset.sizeText : tooMany ? input.dataset.countText : '');
  input.reportValidity();
}

async function offerStations(district, input) {
  const list = document.querySelector('#stations') ?? input.after(Object.assign(element('datalist'), { id: 'stations' })) ?? document.querySelector('#stations');
  list.replaceChildren();
  input.setAttribute('list', 'stations');
  if (!district) return;
  try {
    const answer = await fetch(`/tip/stations/${encodeURIComponent(district)}`, { credentials: 'omit', referrerPolicy: 'no-referrer' });
    const latin = document.documentElement.lang === 'en';
    for (const s of answer.ok ? await answer.json() : []) {
      list.append(Object.assign(element('option'), { value: latin ? s.english : s.hindi, label: latin ? s.hindi : s.english }));
    }
  } catch {
    // Names are only an offer: one can type any.
  }
}

function submitted(e, form) {
  if (form.dataset.sent) {
    e.preventDefault();
    return;
  }
  const bits = Number(form.dataset.proof ?? 0);
  const proof = form.elements._proof;
  if (bits > 0 && proof && !proof.value && window.Worker) {
    e.preventDefault();
    sendWhenProven(form, e.submitter);
    return;
  }
  form.dataset.sent = 'yes';
  const files = form.querySelector('input[type=file]');
  if (files && files.files.length > 0) {
    e.preventDefault();
    upload(form, e.submitter);
    return;
  }
  setTimeout(() => { for (const b of form.querySelectorAll('button')) b.disabled = true; });
}

// A form with files goes by itself, so that one sees how far it is; what comes back takes the page's place.
function upload(form, submitter) {
  const request = new XMLHttpRequest();
  const body = new FormData(form, submitter ?? undefined);
  const line = form.querySelector('.progress');
  const bar = element('progress');
  const files = form.querySelector('input[type=file]');
  const again = () => {
    delete form.dataset.sent;
    for (const b of form.querySelectorAll('button')) b.disabled = false;
    line.hidden = true;
  };
  line.hidden = false;
  line.textContent = line.dataset.text.replace('{0}', '0');
  line.append(bar);
  bar.max = 100;
  for (const b of form.querySelectorAll('button')) b.disabled = true;
  request.upload.onprogress = (e) => {
    const percent = Math.floor((100 * e.loaded) / Math.max(1, e.total));
    line.firstChild.data = line.dataset.text.replace('{0}', percent);
    bar.value = percent;
  };
  // Without a network nothing else says that nothing went out.
  request.onerror = request.ontimeout = () => {
    again();
    line.hidden = false;
    line.textContent = line.dataset.failed;
  };
  request.onload = () => {
    files.value = '';
    if (!(request.getResponseHeader('Content-Type') ?? '').startsWith('text/html')) {
      again();
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, 'text/html');
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    scrollTo(0, 0);
    start();
  };
  request.open('POST', form.getAttribute('action'));
  request.send(body);
}

function sendWhenProven(form, submitter) {
  const worker = new Worker('/tip/tip.js');
  const note = document.querySelector('.works');
  const proof = form.elements._proof;
  if (note) {
    document.querySelector('.waits').hidden = true;
    note.hidden = false;
  } else {
    const line = element('p', 'notice', form.dataset.working);
    line.setAttribute('role', 'status');
    form.querySelector('.send').before(line);
  }
  const button = submitter ?? form.querySelector('button');
  button.disabled = true;
  worker.onmessage = (e) => {
    worker.terminate();
    proof.value = e.data;
    button.disabled = false;
    form.requestSubmit(button);
  };
  worker.onerror = () => {
    button.disabled = false;
    proof.value = '-';
  };
  worker.postMessage({ token: form.dataset.token, bits: Number(form.dataset.proof) });
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// Hashcash: a number behind the token, for which SHA-256 begins with so many zero bits.
function prove(token, bits) {
  const head = new TextEncoder().encode(`${token}.`);
  for (let n = 0; ; n++) {
    const tail = String(n);
    const text = new Uint8Array(head.length + tail.length);
    text.set(head);
    for (let i = 0; i < tail.length; i++) text[head.length + i] = tail.charCodeAt(i);
    const hash = sha256(text);
    if (bits <= 32 ? hash[0] >>> (32 - bits) === 0 : false) return tail;
  }
}

// FIPS 180-4. The browser's own is a promise for each call, which is slower than this.
function sha256(bytes) {
  const k = sha256.k ??= constants();
  const h = Uint32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);
  const length = (((bytes.length + 8) >> 6) + 1) << 6;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 4, bytes.length * 8);
  const w = new Uint32Array(64);
  for (let at = 0; at < length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + i * 4);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15];
      const b = w[i - 2];
      w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, l] = h;
    for (let i = 0; i < 64; i++) {
      const t = (l + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
      const u = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      l = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += l;
  }
  return h;
}

function turn(x, n) {
  return (x >>> n) | (x << (32 - n));
}

// The first 32 bits of the fractions of the cube roots of the first 64 primes, as the standard defines them.
function constants() {
  const k = new Uint32Array(64);
  for (let n = 2, i = 0; i < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (prime) k[i++] = (Math.cbrt(n) % 1) * 2 ** 32;
  }
  return k;
}
