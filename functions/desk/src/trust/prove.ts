import { signal } from '@preact/signals';
import { Problem, proveBy, type Needs } from '../api';

/** What the dialog asks for: who stands here (PIN or password), or the password alone; `choose`: begin with the list of people. */
export interface Ask { needs: Needs; choose: boolean; done: (proven: boolean) => void }

export const asked = signal<Ask | null>(null);

let waiting: Promise<boolean> | null = null;

/** Asks once, however many requests wait for the answer; false: whoever was asked closed the dialog. */
export function prove(needs: Needs, choose = false): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    asked.value = {
      needs, choose,
      done: (proven) => {
        asked.value = null;
        waiting = null;
        resolve(proven);
      },
    };
  });
  return waiting;
}

/** Runs what needs a proof; asks for it where it is missing, and runs it once more. */
export async function proving<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Problem) || error.needs !== 'officer' && error.needs !== 'password' || !await prove(error.needs)) throw error;
    return run();
  }
}

proveBy(proving);
