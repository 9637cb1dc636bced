import { effect } from '@preact/signals';
import { api, Problem } from './api';
import { leftBoard, loadCase } from './cases';
import { type ConnectionEvent, needsBoard, next, starting } from './connection';
import type { Alarm, BoardRow, PresenceAnswer, RefusedRow, Speech } from './contract';
import { Hub } from './hub';
import { Presence } from './presence';
import { mayReadOutbox } from './officers';
import { forget, keep, toSnapshot } from './snapshot';
import { heardServer, keepSounding, sound } from './sound/alarms';
import { askSeconds, connection, deadLetterCount, deskListening, now, openCase, outboxUsed, refused, rows, scale, session } from './store';
import { announceRow } from './announce';
import { forgetGone, goneCases, leave, left, soundOurs } from './left';
import { isGone, withBoard, withRow } from './versions';
import { serverClock } from './server-clock';

/** A beat may come a little early. */
const beatSlackMs = 1_000;

/** Keeps the page true while somebody is signed in: hub, board, clocks, sound, offline list. */
class Desk {
  private etag: string | null = null;
  private asking = false;
  private pushedSinceAsked = new Set<string>();
  private stops: (() => void)[] = [];
  private signedOut = (): void => undefined;
  private askedAt = 0;
  private readonly hub = new Hub({
    speaks: (how) => this.speaks(how),
    opened: () => {
      this.heard('opened');
      this.hub.armed(sound.state.peek() === 'on');
      void this.askBoard();
    },
    asks: (seconds) => {
      askSeconds.value = seconds;
      this.note({ kind: 'asking', at: Date.now() });
      void this.askBoard();
    },
    closed: () => this.note({ kind: 'closed', at: Date.now() }),
    row: (row) => this.pushed(row),
    gone: ({ id, version }) => (this.heard('heard'), leave(id, version)),
    alarm: (alarm) => this.alarm(alarm),
    refused: (row) => this.refusedRow(row),
    ping: (n) => this.ping(n),
    scale: (value) => (scale.value = value),
    unauthorised: () => this.signedOut(),
  });
  private readonly presence = new Presence({
    report: api.presence,
    played: api.played,
    sound: soundOurs,
    armed: () => sound.state.peek() === 'on',
    answered: (answer) => this.answered(answer),
    failed: (error) => {
      this.refusedUs(error);
      this.askIfDue();
    },
    wake: (ms, then) => sound.wake(ms, then),
  });

  /** The server may end the session at any time; then `signedOut` is called. */
  start(signedOut: () => void): void {
    if (this.stops.length > 0) return;
    this.signedOut = signedOut;
    connection.value = starting(Date.now());
    this.hub.start();
    this.askForOutbox();
    const stopSound = keepSounding();
    const stopArmed = effect(() => {
      this.hub.armed(sound.state.value === 'on');
      this.presence.say();
    });
    const stopTicks = serverClock.run(() => this.tick());
    // A safety net beneath the pushes; with the ETag it costs next to nothing.
    const net = setInterval(() => void this.askBoard(), 60_000);
    const back = (): void => void (document.visibilityState === 'visible' && this.askBoard());
    document.addEventListener('visibilitychange', back);
    this.stops = [
      stopSound, stopArmed, stopTicks, () => clearInterval(net),
      () => document.removeEventListener('visibilitychange', back), () => void this.hub.stop(), () => this.presence.stop(),
    ];
  }

  stop(): void {
    for (const stop of this.stops.splice(0)) stop();
    this.etag = null;
    rows.value = new Map();
    refused.value = [];
    openCase.value = null;
    forgetGone();
    sound.release();
    forget();
  }

  /** Only whoever may read it asks whether there is one. */
  private askForOutbox(): void {
    outboxUsed.value = false;
    if (mayReadOutbox(session.peek()?.user)) void api.outbox().then(() => (outboxUsed.value = true), () => (outboxUsed.value = false));
  }

  private tick(): void {
    this.note({ kind: 'tick', at: Date.now() });
    if (needsBoard(connection.value)) void this.askBoard();
  }

  private ping(n: number): void {
    this.heard('heard');
    if (sound.state.peek() !== 'on') return;

    // What the board said about listening may be older than our first answer.
    if (!deskListening.peek()) void this.askBoard();
    this.hub.pong(n);
  }

  private speaks(how: Speech): void {
    if (how === 'http') this.presence.start();
    else this.presence.stop();
  }

  /** The answer to our own word, every five seconds: it stands for the hub's ping. */
  private answered({ alarms, scale: pace, serverTime }: PresenceAnswer): void {
    this.heard('answered');
    scale.value = pace;
    serverClock.set(serverTime);
    const behind = sound.state.peek() === 'on' && !deskListening.peek();
    if (behind || alarms.some(({ caseId }) => !rows.peek().has(caseId))) void this.askBoard();
    else this.askIfDue();
  }

  private askIfDue(): void {
    if (connection.peek().asks && Date.now() - this.askedAt >= askSeconds.peek() * 1000 - beatSlackMs) void this.askBoard();
  }

  private refusedUs(error: unknown): void {
    if (error instanceof Problem && error.status === 401) this.signedOut();
  }

  private heard(kind: 'heard' | 'opened' | 'answered'): void {
    this.note({ kind, at: Date.now() });
    heardServer();
  }

  private note(event: ConnectionEvent): void {
    connection.value = next(connection.value, event);
  }

  private pushed(row: BoardRow): void {
    this.heard('heard');
    this.pushedSinceAsked.add(row.id);
    if (isGone(goneCases, row.id, row.version)) return;
    announceRow(rows.value.get(row.id), row);
    this.setRows(withRow(rows.value, row));
    if (openCase.peek()?.id === row.id || left.peek()?.caseId === row.id) void loadCase(row.id);
  }

  private refusedRow(row: RefusedRow): void {
    this.heard('heard');
    refused.value = [row, ...refused.value.filter(({ id }) => id !== row.id)];
  }

  private alarm(alarm: Alarm): void {
    this.heard('heard');
    if (this.presence.isRunning) void this.presence.hear(alarm);
    else void soundOurs(alarm).then((heard) => void (heard && this.hub.played(alarm.deliveryId)));
  }

  private async askBoard(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.askedAt = Date.now();
    this.pushedSinceAsked = new Set();
    try {
      const answer = await api.board(this.etag);
      if (answer) {
        this.etag = answer.etag;
        serverClock.set(answer.board.now);
        refused.value = answer.board.refused;
        deskListening.value = answer.board.listening;
        deadLetterCount.value = answer.board.deadLetters;
        if (connection.peek().asks) this.takeNews(answer.board.rows);
        this.setRows(withBoard(rows.value, answer.board.rows, this.pushedSinceAsked, goneCases));
      }
      this.note({ kind: 'board', at: Date.now() });
    } catch (error) {
      this.refusedUs(error);
    } finally {
      this.asking = false;
    }
  }

  /** Without pushes the board's answer is the only news: it is said aloud, and the open case is read again. */
  private takeNews(board: readonly BoardRow[]): void {
    for (const row of connection.peek().trueAt === null ? [] : board) {
      announceRow(rows.peek().get(row.id), row);
    }
    const shown = openCase.peek();
    if (shown && board.some(({ id, version }) => id === shown.id && version > shown.version)) void loadCase(shown.id);
  }

  private setRows(next: typeof rows.value): void {
    if (next === rows.value) return;
    for (const [id, { code }] of rows.peek()) if (!next.has(id)) leftBoard(id, code);
    rows.value = next;
    keep(toSnapshot([...next.values()], now.value));
  }
}

export const desk = new Desk();
