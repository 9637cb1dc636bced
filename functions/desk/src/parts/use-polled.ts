import { useEffect, useState } from 'preact/hooks';

/** Asks again and again while the component is shown and the page is in front; keeps the last answer through failures. */
export function usePolled<T>(ask: () => Promise<T>, everyMs: number): T | null {
  const [answer, setAnswer] = useState<T | null>(null);
  useEffect(() => {
    let shown = true;
    let timer: ReturnType<typeof setTimeout>;
    const turn = async (): Promise<void> => {
      if (document.visibilityState === 'visible') {
        const got = await ask().catch(() => null);
        if (shown && got !== null) setAnswer(got);
      }
      if (shown) timer = setTimeout(() => void turn(), everyMs);
    };
    void turn();
    return () => { shown = false; clearTimeout(timer); };
  }, [ask, everyMs]);
  return answer;
}
