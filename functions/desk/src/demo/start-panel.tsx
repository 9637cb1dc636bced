import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api, Problem } from '../api';
import { sound } from '../sound/alarms';
import { say } from '../strings';
import { Speed } from './speed';

/** For the one who opens Satark for the first time: an alert from arrival to end, by their own hand. */
export function StartPanel() {
  return (
    <section class="panel page start" data-testid="start-panel">
      <header><h1>{say('demo.title')}</h1></header>
      <ol>
        <Step title={say('demo.step-sound')} text={say('demo.step-sound-text')} done={sound.state.value === 'on'}>
          {sound.state.value === 'on'
            ? <b class="ok">✓ {say('sound.on')}</b>
            : <p><button type="button" class="primary" data-testid="start-arm-sound" onClick={() => void sound.arm()}>{say('sound.arm')}</button></p>}
        </Step>
        <Step title={say('demo.step-send')} text={say('demo.step-send-text')}><Send /><Curl /></Step>
        <Step title={say('demo.step-wait')} text={say('demo.step-wait-text')}><Speed /></Step>
        <Step title={say('demo.step-take')} text={say('demo.step-take-text')} />
        <Step title={say('demo.step-end')} text={say('demo.step-end-text')} />
      </ol>
    </section>
  );
}

function Step({ title, text, done, children }: { title: string; text: string; done?: boolean; children?: ComponentChildren }) {
  return <li class={done ? 'done' : ''}><h2>{title}</h2><p>{text}</p>{children}</li>;
}

function Send() {
  const [said, setSaid] = useState('');
  const [sending, setSending] = useState(false);
  const send = async (): Promise<void> => {
    setSending(true);
    try {
      await api.demo.alert();
      setSaid(say('demo.sent'));
    } catch (error) {
      setSaid((error instanceof Problem && error.message) || say('problem.unreachable'));
    } finally {
      // A second press of the same click is none; whoever wants a second alert waits a moment.
      setTimeout(() => setSending(false), 1000);
    }
  };
  return (
    <p class="line">
      <button type="button" class="primary" data-testid="send-test-alert" disabled={sending} onClick={() => void send()}>{say('demo.send')}</button>
      <span role="status">{said}</span>
    </p>
  );
}

function Curl() {
  const [command, setCommand] = useState('');
  const [copied, setCopied] = useState(false);
  useEffect(() => void api.demo.curl().then((it) => setCommand(it.command)).catch(() => undefined), []);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(command).then(() => setCopied(true)).catch(() => setCopied(false));
    // The line is signed with the time; the next one to copy is a fresh one.
    void api.demo.curl().then((it) => setCommand(it.command)).catch(() => undefined);
  };
  return (
    <>
      <p>{say('demo.curl-text')}</p>
      <div class="curl">
        <code data-testid="curl">{command}</code>
        <button type="button" data-testid="curl-copy" onClick={() => void copy()}>{say(copied ? 'demo.copied' : 'demo.copy')}</button>
      </div>
    </>
  );
}
