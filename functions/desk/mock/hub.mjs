// The smallest server side of SignalR's JSON protocol: negotiate, server-sent events, posts.
import { randomUUID } from 'node:crypto';

const end = '\u001e';
const lines = new Map();
let pings = 0;
let silent = false;

export const negotiated = () => {
  const id = randomUUID();
  return { negotiateVersion: 1, connectionId: id, connectionToken: id, availableTransports: [{ transport: 'ServerSentEvents', transferFormats: ['Text'] }] };
};

export function openStream(id, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(':\n\n');
  lines.set(id, response);
  response.on('close', () => lines.delete(id));
}

export function receive(id, body, heard) {
  for (const part of body.split(end).filter(Boolean)) {
    const message = JSON.parse(part);
    if (message.protocol) write(lines.get(id), '{}');
    else if (message.type === 1) heard(message.target, message.arguments);
  }
}

/** A server that is still there but says nothing: what the page must notice by itself. */
export function setSilent(on) {
  silent = on;
  if (on) for (const line of lines.values()) line.end();
}

export const isSilent = () => silent;

export function push(target, ...args) {
  if (!silent) for (const line of lines.values()) write(line, JSON.stringify({ type: 1, target, arguments: args }));
}

const write = (line, text) => line?.write(`data: ${text}${end}\n\n`);

setInterval(() => push('ping', ++pings), 5000).unref();
