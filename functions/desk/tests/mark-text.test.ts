import { afterEach, describe, expect, it, vi } from 'vitest';
// The server's own list: a kind that is added there must be worded here.
import kindsOfTheServer from '../../Satark/Cases/Mark.cs?raw';
import type { Mark, MarkKind } from '../src/contract';
import { en } from '../src/strings/en';
import { hi } from '../src/strings/hi';

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
vi.stubGlobal('navigator', { languages: ['en'] });

const { lang } = await import('../src/prefs');
const { markText } = await import('../src/case/mark-text');

const members = kindsOfTheServer.slice(kindsOfTheServer.indexOf('enum MarkKind')).matchAll(/^ {4}([A-Z]\w+),$/gm);
const kinds = [...members].map(([, name]) => name!.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase());
const english: Readonly<Record<string, string>> = en;
const hindi: Readonly<Record<string, string>> = hi;

const mark = (kind: MarkKind, text: string, rest: Partial<Mark> = {}): Mark => ({ kind, text, at: '2026-03-02T12:00:00Z', ...rest });

afterEach(() => void (lang.value = 'en'));

describe('what the server marks a case with', () => {
  it('is a list that this test can read', () => {
    expect(kinds).toContain('partner-says');
    expect(kinds).toContain('nobodys-place');
    expect(kinds.length).toBeGreaterThanOrEqual(15);
  });

  it.each(kinds)('%s has its sign and its sentence in both languages', (kind) => {
    for (const key of [`mark.${kind}`, `mark.text.${kind}`]) {
      expect(english[key]).toMatch(/[A-Za-z]/);
      expect(hindi[key]).toMatch(/[\u0900-\u097f]/);
    }
  });
});

describe('the sentence of a mark', () => {
  it.each<[Mark, string, string]>([
    [mark('same-person', 'Same person as K7F2', { name: 'K7F2' }), 'Same person as K7F2', 'K7F2 वाला ही व्यक्ति'],
    [mark('partner-says', 'Meta says: in error', { name: 'Meta', word: 'in error' }), 'Meta says: in error', 'Meta का कहना है: भूल से भेजा'],
    [mark('hand-over-refused', 'x', { name: 'Control room, Bihar', word: 'not-here' }), 'Control room, Bihar: not theirs (the person is not there)', 'Control room, Bihar: केस उनका नहीं (व्यक्ति वहाँ नहीं है)'],
    [mark('step-skipped', 'x', { word: 'district-command, shift-lead' }), 'Nobody reachable at district command, shift lead: the next step fired at once', `${hi['target.district-command']}, ${hi['target.shift-lead']}: कोई उपलब्ध नहीं, अगला चरण तुरंत शुरू हुआ`],
    [mark('partner-silent', 'x', { name: 'Meta' }), 'Meta has not answered: call them', 'Meta ने उत्तर नहीं दिया: उन्हें फ़ोन करें'],
    [mark('partner-silent', 'x', { name: 'Meta', word: '+911140001234' }), 'Meta has not answered: call +911140001234', 'Meta ने उत्तर नहीं दिया: +911140001234 पर फ़ोन करें'],
    [mark('not-delivered', 'x', { name: 'Meta', word: 'mail-returned' }), 'A mail to Meta came back: reach them in another way', 'Meta को भेजी मेल लौट आई: किसी और तरीक़े से संपर्क करें'],
    [mark('unverified-mail', 'x', { word: 'stranger' }), 'Unverified mail: its sender is not listed with any partner', 'बिना प्रमाण की मेल: भेजने वाला किसी प्लेटफ़ॉर्म की सूची में नहीं है'],
  ])('%j is said in the page’s language', (it, inEnglish, inHindi) => {
    expect(markText(it)).toBe(inEnglish);
    lang.value = 'hi';
    expect(markText(it)).toBe(inHindi);
  });

  it('is the server’s own where an old mark names nobody, or the page does not know its kind', () => {
    lang.value = 'hi';
    expect(markText(mark('same-person', 'Same person as K7F2'))).toBe('Same person as K7F2');
    expect(markText(mark('of-tomorrow' as MarkKind, 'Something new'))).toBe('Something new');
  });

  it('keeps what a name looks like, also where it looks like a place to fill in', () => {
    expect(markText(mark('from-refused', 'x', { name: 'the {word} is late' }))).toBe('Opened from a refused request: the {word} is late');
  });
});
