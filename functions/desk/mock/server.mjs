// A stand-in for the server, for people who draw the page: npm run mock. It keeps nothing and checks nobody.
// SIGNED_OUT=1: nobody is signed in. ACCOUNT=1: people sign in elsewhere. ASK=1: there are no pushes. DEMO=0: no demo.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addPicture, cases, me, move, open, outbox, refused, rowOf, viewOf } from './cases.mjs';
import { isSilent, negotiated, openStream, push, receive, setSilent } from './hub.mjs';
import { district, districts, users } from './seed.mjs';

const port = Number(process.env.PORT ?? 5180);
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
// Word for word what the real host sends, so that a breach shows here first.
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; media-src 'self' data: blob:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const state = { signedIn: process.env.SIGNED_OUT !== '1', setup: false, demo: process.env.DEMO !== '0', scale: 0.05 };

const asks = process.env.ASK === '1';
const account = process.env.ACCOUNT === '1' ? { signInUrl: '/.auth/login/aad?post_login_redirect_uri=/', signOutUrl: '/.auth/logout', refused: process.env.REFUSED ?? null } : {};
const alarms = [];

const session = () => ({ ...state, ...account, user: state.signedIn ? me : null, serverTime: new Date().toISOString(), version: 'mock' });
const board = () => ({ now: new Date().toISOString(), rows: [...cases.values()].map(rowOf), refused, listening: true, deadLetters: 1 });
const partner = (it) => ({ caseId: it.id, code: it.code, status: it.state, received: it.openedAt, delivered: it.openedAt, seenByHuman: it.holder?.since ?? null, acknowledged: it.holder?.since ?? null, dispatched: null, reached: it.reachedAt, closed: it.closedAt, outcomeClass: it.outcome, marks: [] });

const routes = [
  ['GET', /^\/api\/v1\/session$/, () => [200, session()]],
  ['POST', /^\/api\/v1\/session$/, (_, body) => (body.password === 'wrong' ? [401, { title: 'Wrong' }] : ((state.signedIn = true), [200, session()]))],
  ['POST', /^\/api\/v1\/session\/link$/, (_, body) => (body.token === 'old' ? [410, { title: 'Used', detail: '' }] : ((state.signedIn = true), (state.setup = body.token === 'setup'), [200, session()]))],
  ['POST', /^\/api\/v1\/setup$/, () => ((state.setup = false), [200, session()])],
  ['DELETE', /^\/api\/v1\/session$/, () => ((state.signedIn = false), [204])],
  ['GET', /^\/api\/v1\/board$/, () => [200, board()]],
  ['GET', /^\/api\/v1\/cases\/([^/]+)$/, ([id]) => (cases.has(id) ? [200, viewOf(cases.get(id))] : [404, { title: 'Unknown' }])],
  ['POST', /^\/api\/v1\/cases$/, () => [201, open({ kind: 'own-find', source: 'own find', platform: null, state: 'acknowledged', ladder: null, severity: 'high', holder: { user: me.id, name: me.name, since: new Date().toISOString(), leaseUntil: new Date(Date.now() + 9e5).toISOString() } })]],
  ['POST', /^\/api\/v1\/cases\/([^/]+)\/moves\/([^/]+)$/, ([id, name], body) => { const it = move(id, name, body); return [it.status, it.body]; }],
  ['POST', /^\/api\/v1\/cases\/([^/]+)\/seen$/, ([id]) => { const it = cases.get(id); if (it && !it.seen) { it.seen = true; it.version++; push('row', rowOf(it)); } return [204]; }],
  ['POST', /^\/api\/v1\/refused\/([^/]+)\/open$/, () => (refused.splice(0), [201, open({})])],
  ['POST', /^\/api\/v1\/refused\/([^/]+)\/dismiss$/, () => (refused.splice(0), [204])],
  ['GET', /^\/api\/v1\/users$/, () => [200, users]],
  ['GET', /^\/api\/v1\/districts$/, () => [200, districts]],
  ['GET', /^\/api\/v1\/(demo\/)?outbox$/, () => [200, outbox]],
  ['GET', /^\/api\/v1\/dead-letters$/, () => [200, [{ id: 'x', kind: 'deliver', reason: 'SMS gateway answered 500 eight times', at: new Date().toISOString(), caseId: 'm4tz-1' }]]],
  ['POST', /^\/api\/v1\/dead-letters\/([^/]+)\/replay$/, () => [204]],
  ['POST', /^\/api\/v1\/demo\/alert$/, () => [202, open({ sample: true, source: 'Demo partner', district: district('jaunpur'), station: 'Kotwali', routeBasis: 'location', detectedAt: new Date(Date.now() - 21_000).toISOString() })]],
  ['GET', /^\/api\/v1\/demo\/curl$/, () => [200, { command: `curl -sS -X POST http://127.0.0.1:${port}/api/v1/alerts -H 'Content-Type: application/json' -H 'Satark-Signature: t=1700000000,k=demo,v1=5f3a9e' -d '{"caseId":"demo-1","type":"suicide-risk","severity":"critical"}'` }]],
  ['PUT', /^\/api\/v1\/demo\/scale$/, (_, body) => ((state.scale = body.scale), push('scale', body.scale), [204])],
  ['GET', /^\/api\/v1\/demo\/partner\/([^/]+)$/, ([id]) => [200, partner(cases.get(id))]],
  ['POST', /^\/api\/v1\/negotiate$/, () => [200, asks ? { pollSeconds: 5, speaks: 'http' } : { url: `http://127.0.0.1:${port}/hub`, speaks: 'hub' }]],
  ['POST', /^\/api\/v1\/presence$/, () => [200, { alarms, scale: state.scale, serverTime: new Date().toISOString() }]],
  ['POST', /^\/api\/v1\/presence\/played$/, (_, body) => { console.log('played', body); alarms.splice(0, alarms.length, ...alarms.filter((it) => it.deliveryId !== body.deliveryId)); return [204]; }],
  ['POST', /^\/mock\/alarm$/, (_, body) => (alarms.push(body), [204])],
  ['POST', /^\/hub\/negotiate$/, () => [200, negotiated()]],
  ['POST', /^\/mock\/silent$/, (_, body) => (setSilent(body.on), [204])],
  ['POST', /^\/mock\/alert$/, (_, body) => [200, open(body)]],
  ['POST', /^\/mock\/row$/, (_, body) => { const it = cases.get(body.id); Object.assign(it, body); it.version++; push('row', rowOf(it)); return [204]; }],
];

createServer(async (request, response) => {
  const url = new URL(request.url, `http://127.0.0.1:${port}`);
  const text = await readAll(request);
  const picture = request.method === 'POST' && /^\/api\/v1\/cases\/([^/]+)\/pictures$/.exec(url.pathname);
  if (picture) {
    const { status, body } = addPicture(decodeURIComponent(picture[1]), request.headers['content-type'], text.length);
    return response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }
  if (isSilent() && url.pathname !== '/mock/silent' && (url.pathname.startsWith('/api') || url.pathname.startsWith('/hub'))) return response.destroy();
  if (url.pathname === '/hub' && request.method === 'GET') return openStream(url.searchParams.get('id'), response);
  if (url.pathname === '/hub') return receive(url.searchParams.get('id'), text, (...said) => console.log(...said)), response.writeHead(200).end();
  if (url.pathname === '/l') return response.writeHead(200, { 'Content-Type': types['.html'] }).end('<!doctype html><meta name="viewport" content="width=device-width"><h1>Take the case?</h1><form method="post"><button>Take it</button></form>');
  for (const [method, path, answer] of routes) {
    const match = method === request.method && path.exec(url.pathname);
    if (!match) continue;
    const [status, body] = answer(match.slice(1).map(decodeURIComponent), text ? JSON.parse(text) : {});
    return response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' }).end(body ? JSON.stringify(body) : undefined);
  }
  sendFile(url.pathname, response);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));

async function readAll(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

function sendFile(path, response) {
  const wanted = join(dist, normalize(path));
  const file = path.startsWith('/assets/') && existsSync(wanted) ? wanted : join(dist, 'index.html');
  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': csp });
  createReadStream(file).pipe(response);
}
