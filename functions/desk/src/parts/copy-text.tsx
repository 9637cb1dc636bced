import { useEffect, useState } from 'preact/hooks';
import { say } from '../strings';

/** A text to take along: what stands there is what is copied. Without a clipboard it is selected, ready for the keys. */
export function CopyText({ text, label, testId }: { text: string; label: string; testId?: string }) {
  const [done, setDone] = useState<'copied' | 'selected' | null>(null);
  useEffect(() => {
    const timer = done ? setTimeout(() => setDone(null), 4_000) : undefined;
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async (event: MouseEvent): Promise<void> => {
    const shown = (event.currentTarget as HTMLElement).previousElementSibling;
    try {
      await navigator.clipboard.writeText(text);
      setDone('copied');
    } catch {
      if (shown) getSelection()?.selectAllChildren(shown);
      setDone('selected');
    }
  };
  return (
    <span class="copy-text">
      <bdi class="code" dir="ltr">{text}</bdi>
      <button type="button" class="small" data-testid={testId} aria-label={`${say('copy.copy')}: ${label}`} onClick={(event) => void copy(event)}>
        {say(done === 'copied' ? 'copy.copied' : done === 'selected' ? 'copy.selected' : 'copy.copy')}
      </button>
      <span class="unseen-to-eyes" role="status">{done ? say(`copy.${done}`) : ''}</span>
    </span>
  );
}
