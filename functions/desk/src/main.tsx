import './styles/index.css';
import { render } from 'preact';
import { App } from './app';
import { applyPrefs } from './prefs';
import { findSession, takeLinkToken } from './session';
import { listenToKeys } from './shell/key-handler';
import { keepTitle } from './shell/title';
import { watchFirstContact } from './shell/first-contact';
import { watchStanding } from './trust/standing';

const link = takeLinkToken();
applyPrefs(document.documentElement);
keepTitle();
listenToKeys();
watchFirstContact();
watchStanding();
render(<App link={link} />, document.body);
if (!link) void findSession();
