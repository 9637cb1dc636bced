import { effect } from '@preact/signals';
import alarmIcon from '../icons/alarm.svg';
import calmIcon from '../icons/calm.svg';
import { counts, lost } from '../store';
import { say } from '../strings';

/** The tab tells the state even when another tab is in front. */
export function keepTitle(): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  effect(() => {
    const unheld = counts.value.unheldLife;
    const sign = lost.value ? '✕ ' : unheld > 0 ? `(${unheld}) ` : '';
    document.title = `${sign}${say('app.name')} · ${say('app.desk')}`;
    if (icon) icon.href = unheld > 0 || lost.value ? alarmIcon : calmIcon;
  });
}
