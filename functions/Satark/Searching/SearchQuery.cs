using System.Globalization;

namespace Satark.Searching;

/// <summary>What an officer typed, as all that it may mean. Pure.</summary>
/// <param name="Terms">The surest meaning first; never empty.</param>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    /// <summary>Most characters of what is typed: the longest addresses of posts are shorter.</summary>
    public const int Longest = 1_000;

    private const int Shortest = 3;

    private static readonly Refusal Empty = Wrong(
        "Type what you look for: a code, an account, a telephone, an address, an e-mail or a partner's reference.", "लिखें क्या खोजना है: कोड, अकाउंट, फ़ोन नंबर, लिंक, ई-मेल या पार्टनर का संदर्भ।");

    private static readonly Refusal TooShort = Wrong("This is too short to find anything by: type at least three characters.", "यह बहुत छोटा है: कम से कम तीन अक्षर या अंक लिखें।");

    private static readonly Refusal TooLong = Wrong(
        string.Create(CultureInfo.InvariantCulture, $"This is too long: at most {Longest} characters. Search by one number, account or address at a time."),
        string.Create(CultureInfo.InvariantCulture, $"यह बहुत लंबा है: अधिकतम {Longest} अक्षर। एक बार में एक ही नंबर, अकाउंट या लिंक खोजें।"));

    private static readonly Refusal Unreadable = Wrong(
        "There are characters in it that cannot be read. Type it by hand, or copy it again.", "इसमें ऐसे चिह्न हैं जो पढ़े नहीं जा सकते। हाथ से लिखें या दोबारा कॉपी करें।");

    private static readonly Refusal NoCode = Wrong("This is no case code: codes are four or five letters and digits, as in K7F4.", "यह केस कोड नहीं है: कोड में चार-पाँच अक्षर और अंक होते हैं, जैसे K7F4।");

    /// <summary>The meaning that is told and recorded.</summary>
    public TermKind Kind => Terms[0].Kind;

    /// <summary>Reads what was typed.</summary>
    /// <param name="typed">As it came.</param>
    /// <param name="codesOnly">Only what is a case's code or id is read.</param>
    /// <returns>The query, or what is wrong and what to do.</returns>
    public static Outcome<SearchQuery> Read(string? typed, bool codesOnly)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return Empty;
        }

        if (typed.Length > Longest)
        {
            return TooLong;
        }

        if (TermForms.Clean(typed) is not { } clean)
        {
            return Unreadable;
        }

        var code = TermForms.Code(clean);
        if (codesOnly)
        {
            return code is null ? NoCode : new SearchQuery([new(TermKind.Code, code)]);
        }

        if (clean.Trim('@', '#', '.', '/', '-', '+', ' ').Length < Shortest)
        {
            return TooShort;
        }

        (TermKind Kind, string? Value)[] meanings =
        [
            (TermKind.Code, code),
            (TermKind.Email, TermForms.Email(clean)),
            (TermKind.Phone, TermForms.Phone(clean) ?? TermForms.PhoneOf(clean)),
            (TermKind.Url, TermForms.Url(clean)),
            (TermKind.Handle, TermForms.HandleOf(clean) ?? TermForms.Handle(clean)),
            (TermKind.Reference, TermForms.Reference(clean)),
        ];
        var terms = meanings.Where(m => m.Value is not null).Select(m => new SearchTerm(m.Kind, m.Value!)).ToList();
        return terms.Count == 0 ? TooLong : new SearchQuery(terms);
    }

    private static Refusal Wrong(string english, string hindi) =>
        new(RefusalKind.Invalid, english, new Dictionary<string, string[]> { ["term"] = [english] }) { Hindi = hindi };
}
