import { describe, expect, it } from 'vitest';
import { type Connection, type ConnectionEvent, emptyWord, isStale, needsBoard, next, starting } from '../src/connection';

const play = (from: Connection, ...events: [ConnectionEvent['kind'], number][]): Connection =>
  events.reduce((was, [kind, at]) => next(was, { kind, at }), from);

const live = (at = 0): Connection => play(starting(at), ['opened', at], ['board', at]);

describe('the connection', () => {
  it('is live only with an open line and a board fetched after it opened', () => {
    expect(play(starting(0), ['opened', 100]).phase).toBe('connecting');
    expect(play(starting(0), ['board', 100]).phase).toBe('catching-up');
    expect(live().phase).toBe('live');
  });

  it('is lost ten seconds after the last word, whatever the socket claims', () => {
    expect(play(live(), ['heard', 5_000], ['tick', 14_999]).phase).toBe('live');
    expect(play(live(), ['heard', 5_000], ['tick', 15_000]).phase).toBe('lost');
  });

  it('is not live at once when the socket closes, and lost after ten seconds', () => {
    const closed = play(live(), ['heard', 5_000], ['closed', 6_000]);
    expect(closed.phase).toBe('catching-up');
    expect(play(closed, ['tick', 15_000]).phase).toBe('lost');
  });

  it('needs a fresh board after a silence before it is live again', () => {
    const back = play(live(), ['tick', 10_000], ['heard', 11_000]);
    expect(back.phase).toBe('catching-up');
    expect(needsBoard(back)).toBe(true);
    expect(play(back, ['board', 11_200]).phase).toBe('live');
  });

  it('knows how old the board is while nothing is heard', () => {
    const gone = play(live(), ['heard', 5_000], ['closed', 5_500], ['opened', 20_000], ['heard', 20_100]);
    expect(gone.trueAt).toBe(5_000);
    expect(gone.phase).toBe('catching-up');
  });

  it('is calm while it asks and is answered, and behind after two missed answers', () => {
    const asking = play(starting(0), ['asking', 100], ['board', 200]);
    expect(asking.phase).toBe('asking');
    expect(isStale(asking)).toBe(false);
    expect(play(asking, ['answered', 5_000], ['board', 5_200], ['answered', 10_000], ['tick', 10_000]).phase).toBe('asking');
    const behind = play(asking, ['answered', 5_000], ['answered', 10_000], ['tick', 12_200]);
    expect(behind.phase).toBe('catching-up');
    expect(isStale(behind)).toBe(true);
    expect(play(asking, ['tick', 10_200]).phase).toBe('lost');
  });

  it('is connecting until the first board, also where it asks', () => {
    expect(play(starting(0), ['asking', 100], ['answered', 150]).phase).toBe('connecting');
  });

  it('is live again once the line is back and the board was fetched after that', () => {
    const back = play(starting(0), ['asking', 0], ['board', 100], ['opened', 1_000]);
    expect(back.phase).toBe('catching-up');
    expect(needsBoard(back)).toBe(true);
    expect(play(back, ['board', 1_100]).phase).toBe('live');
  });

  it('asks from the moment the line closes', () => {
    expect(play(live(), ['closed', 5_000], ['asking', 5_000], ['board', 5_100]).phase).toBe('asking');
  });

  it('holds an answer for a sign of life, not for a sign that pushes arrive', () => {
    const answered = play(live(), ['answered', 9_000], ['tick', 15_000]);
    expect(answered.phase).toBe('live');
    expect(answered.trueAt).toBe(0);
    expect(play(live(), ['tick', 10_000], ['answered', 11_000]).phase).toBe('catching-up');
  });

  it('notices a server that never answers', () => {
    expect(play(starting(0), ['tick', 10_000]).phase).toBe('lost');
  });

  it('says that there is no open case only once the server has said so', () => {
    expect(emptyWord(starting(0))).toBe('app.loading');
    expect(emptyWord(play(starting(0), ['opened', 100], ['tick', 10_100]))).toBe('board.unknown');
    expect(emptyWord(live())).toBe('board.empty');
    expect(emptyWord(play(live(), ['tick', 10_000]))).toBe('board.empty');
  });
});
