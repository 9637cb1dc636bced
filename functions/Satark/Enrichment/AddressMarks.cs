using System.Collections.Frozen;

namespace Satark.Enrichment;

/// <summary>
/// Follows the words of a text and notices where a house is named: "house no. 12, gali 3, mohalla Kazipura". Marks house, street and quarter; town,
/// district and PIN code stay, because the desk needs them to find the person.
/// </summary>
/// <remarks>A rule of thumb: it needs a word for a house, lane or quarter. An address without one is not seen.</remarks>
internal sealed class AddressMarks(List<PersonalData> found)
{
    private const int MostWords = 14;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Houses = Words(
        "house hno flat plot makan makaan kothi quarter qtr room door gali galli street lane मकान फ्लैट प्लॉट क्वार्टर कोठी कमरा गली مکان فلیٹ پلاٹ گلی");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NumberWords = Words("no num number nambar nmbr नंबर नम्बर नं न संख्या نمبر");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Quarters = Words("mohalla muhalla mohalle mohallah मोहल्ला मोहल्ले मुहल्ला محلہ محلے");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Further = Words(
        "gali galli street lane road marg colony mohalla muhalla nagar sector block ward vihar enclave apartment apartments tower floor society puram "
        + "गली रोड मार्ग कॉलोनी कालोनी मोहल्ला मुहल्ला नगर सेक्टर ब्लॉक वार्ड विहार अपार्टमेंट टावर मंजिल सोसायटी पुरम گلی روڈ کالونی محلہ نگر سیکٹر وارڈ");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Initials = Words("h म");

    private State _state;
    private int _start;
    private int _end;
    private int _words;
    private bool _numberMayFollow;
    private bool _nameMayFollow;

    private enum State
    {
        Outside,
        AfterInitial,
        AfterHouse,
        Inside,
    }

    /// <summary>Takes the next word of the text, from <paramref name="start"/> to <paramref name="end"/> (exclusive).</summary>
    public void Take(ReadOnlySpan<char> text, int start, int end)
    {
        var word = text[start..end];
        var hasDigit = word.ContainsAnyInRange('0', '9') || DigitRun.ValueOf(word[0]) >= 0;
        switch (_state)
        {
            case State.AfterInitial when NumberWords.Contains(word): // H.No. 221, म.नं. 45; "h" alone is what many write for hai
                (_state, _words) = (State.AfterHouse, 1);
                break;
            case State.AfterHouse when hasDigit:
                (_state, _end, _words) = (State.Inside, end, 0);
                break;
            case State.AfterHouse when word.Length == 1 && char.IsAsciiLetter(word[0]): // B-21/3
                break;
            case State.AfterHouse when NumberWords.Contains(word) && _words++ == 0:
                break;
            case State.Inside when Further.Contains(word):
                _end = end;
                _numberMayFollow = true;
                _nameMayFollow = Quarters.Contains(word);
                break;
            case State.Inside when (_numberMayFollow && (hasDigit || NumberWords.Contains(word))) || _nameMayFollow:
                _end = end;
                _numberMayFollow = !hasDigit;
                _nameMayFollow = false;
                break;
            case State.Inside when ++_words <= MostWords:
                _numberMayFollow = false;
                break;
            default:
                Begin(word, start, end);
                break;
        }
    }

    /// <summary>A sentence ends here, or the text does.</summary>
    public void Break()
    {
        if (_state == State.Inside)
        {
            found.Add(new PersonalData(_start, _end - _start, PersonalDataKind.Address));
        }

        _state = State.Outside;
    }

    private void Begin(ReadOnlySpan<char> word, int start, int end)
    {
        Break();
        _words = 0;
        _numberMayFollow = false;
        _nameMayFollow = Quarters.Contains(word);
        if (_nameMayFollow)
        {
            (_state, _start, _end) = (State.Inside, start, end);
        }
        else if (Houses.Contains(word))
        {
            (_state, _start) = (State.AfterHouse, start);
        }
        else if (Initials.Contains(word))
        {
            (_state, _start) = (State.AfterInitial, start);
        }
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
