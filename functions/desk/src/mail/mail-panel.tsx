import { api } from '../api';
import type { CaseView } from '../contract';
import { say } from '../strings';
import type { Mail, MailFile } from './contract';

/** Who says that they sent it, whether anything proves it, and what came with it. Its words stand beside, as plain text: no markup of a mail is ever shown. */
export function MailPanel({ it, mail }: { it: CaseView; mail: Mail }) {
  return (
    <section class="panel" data-testid="mail" data-trust={mail.trust}>
      <header><h2>{say('mail.title')}</h2><small>{say(`mail.trust.${mail.trust}`)}{mail.judgedBy && ` · ${mail.judgedBy}`}</small></header>
      <dl class="facts">
        {mail.from && <div><dt>{say('mail.from')}</dt><dd class="outside" dir="auto">{mail.fromName && `${mail.fromName} `}{mail.from}</dd></div>}
        {mail.subject && <div><dt>{say('mail.subject')}</dt><dd class="outside" dir="auto">{mail.subject}</dd></div>}
        {mail.persons > 1 && <div><dt>{say('mail.about')}</dt><dd>{say('mail.persons', { n: mail.persons })}</dd></div>}
      </dl>
      {mail.files.length > 0 && <h3>{say('mail.files')}</h3>}
      <ul class="media">
        {mail.files.map((file) => (
          <li key={file.id} data-testid="mail-file" data-state={file.state}>
            <b class="outside" dir="auto">{file.name ?? say('mail.no-name')}</b>
            <small>{size(file.bytes)}{file.contentType && ` · ${file.contentType}`}</small>
            {file.copyType
              ? <a href={api.attachment(it.id, file.id)} download target="_blank" rel="noopener noreferrer">{say('media.open')}</a>
              : <span class="none">{say(unopened(file))}</span>}
            {file.copyType?.startsWith('image/') && <details class="preview"><summary>{say('media.show')}</summary><img src={api.attachment(it.id, file.id)} alt={say('mail.files')} loading="lazy" /></details>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const unopened = ({ state }: MailFile): 'mail.dropped' | 'mail.sealed' | 'mail.coming' => (state === 'dropped' ? 'mail.dropped' : state === 'kept' ? 'mail.sealed' : 'mail.coming');

const size = (bytes: number): string => (bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`);
