import { cutAtOwnLinks } from '../safe-url';

/** A message word for word. Only our own action links can be pressed, and only where somebody frames them. */
export function Message({ text, onOwnLink }: { text: string; onOwnLink: ((path: string) => void) | null }) {
  return (
    <p class="message-text outside" dir="auto">
      {cutAtOwnLinks(text, location.origin).map((part, i) => (part.own && onOwnLink
        ? <button type="button" class="link" key={i} data-testid="message-link" data-path={part.own} onClick={() => onOwnLink(part.own!)}>{part.text}</button>
        : <span key={i}>{part.text}</span>))}
    </p>
  );
}
