using System.Globalization;
using System.Text;

namespace Satark.Notifications.Templates;

/// <summary>One text as it is registered with the operators (DLT), with the mail that says the same.</summary>
/// <remarks>
/// Operators drop a text that is off its template silently, while the provider's API says "sent"; so what is sent is made
/// here and checked here. The link's base is fixed text and ends in <c>?</c>, as operators demand of a link that varies.
/// </remarks>
public sealed class MessageTemplate
{
    private const string Slot = "{#var#}";

    private readonly TemplateText _text;
    private readonly Func<Uri> _publicUrl;
    private readonly HelplineOptions _helplines;

    internal MessageTemplate(TemplateText text, Func<Uri> publicUrl, HelplineOptions helplines)
    {
        (_text, _publicUrl, _helplines) = (text, publicUrl, helplines);
        var holes = text.Sms.Split(Slot).Length - 1;
        if (holes != text.Slots.Count)
        {
            throw new ArgumentException($"Template '{text.Id}' names {text.Slots.Count} slots and has {holes}.", nameof(text));
        }
    }

    /// <summary>One of <see cref="TemplateIds"/>.</summary>
    public string Id => _text.Id;

    /// <summary>Its slots, in order.</summary>
    public IReadOnlyList<TemplateSlot> Slots => _text.Slots;

    /// <summary>The exact text to register, with its slots as <c>{#var#}</c>.</summary>
    public string Registered(TextMarking marking = TextMarking.None) => marking.English() + WithBase(_text.Sms);

    /// <summary>The text message with its slots filled; refused where a slot breaks the operators' rules.</summary>
    public Outcome<string> Fill(IReadOnlyList<string> slots, TextMarking marking = TextMarking.None)
    {
        if (Fault(slots) is { } fault)
        {
            return new Refusal(RefusalKind.Invalid, fault);
        }

        var pieces = Registered(marking).Split(Slot);
        var filled = new StringBuilder(pieces[0]);
        for (var i = 0; i < slots.Count; i++)
        {
            filled.Append(slots[i]).Append(pieces[i + 1]);
        }

        return filled.ToString();
    }

    /// <summary>The mail that says the same: subject, then English with Hindi beneath and the helplines at its foot.</summary>
    /// <param name="slots">The slots' values.</param>
    /// <param name="marking">What stands before the text.</param>
    /// <param name="cases">Of a mail about several cases, a line each in English and in Hindi; null: it says as much as the text message.</param>
    public Outcome<MailText> FillMail(IReadOnlyList<string> slots, TextMarking marking = TextMarking.None, IReadOnlyList<(string English, string Hindi)>? cases = null)
    {
        if (Fault(slots) is { } fault)
        {
            return new Refusal(RefusalKind.Invalid, fault);
        }

        var hindi = slots.Select(SlotWords.InHindi).ToList();
        var text = string.Join(
            "\n\n",
            marking.English() + WithCases(Put(_text.English, slots), cases?.Select(c => c.English) ?? slots.Skip(2).Take(1)),
            marking.Hindi() + WithCases(Put(_text.Hindi, hindi), cases?.Select(c => c.Hindi) ?? hindi.Skip(2).Take(1)),
            "-- \n" + Foot());
        return new MailText(marking.English() + Put(_text.Subject, slots), text);
    }

    /// <summary>Why this text may not leave as this template; null where it is the template with these slots, to the letter.</summary>
    public string? Mismatch(string text, IReadOnlyList<string> slots, TextMarking marking)
    {
        var filled = Fill(slots, marking);
        return !filled.IsOk ? filled.Refusal!.Text
            : string.Equals(filled.Value, text, StringComparison.Ordinal) ? null
            : $"the text is not the registered text of template '{Id}'";
    }

    /// <summary>The fixed part of every link.</summary>
    internal static string LinkStart(Uri publicUrl) => Root(publicUrl) + "/l?";

    private static string Root(Uri publicUrl) => publicUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private string? Fault(IReadOnlyList<string> slots)
    {
        if (slots.Count != Slots.Count)
        {
            return $"template '{Id}' has {Slots.Count} slots; {slots.Count} were given";
        }

        for (var i = 0; i < slots.Count; i++)
        {
            if (Slots[i].Fault(slots[i]) is { } fault)
            {
                return $"template '{Id}': {fault}";
            }
        }

        return null;
    }

    private string Put(string text, IReadOnlyList<string> slots) =>
        string.Format(CultureInfo.InvariantCulture, WithBase(text), [.. slots]);

    private static string WithCases(string text, IEnumerable<string> lines) => text.Contains("[cases]", StringComparison.Ordinal) ? text.Replace("[cases]", string.Join("\n", lines), StringComparison.Ordinal) : text;

    private string WithBase(string text)
    {
        var url = _publicUrl();
        return text.Replace("[link]", LinkStart(url), StringComparison.Ordinal).Replace("[desk]", Root(url) + "/", StringComparison.Ordinal);
    }

    private string Foot()
    {
        var shown = _helplines.Helplines.Where(h => h.InMails).ToList();
        return "Helplines: " + string.Join("; ", shown.Select(h => $"{h.Name} {h.Number}"))
            + "\nहेल्पलाइन: " + string.Join("; ", shown.Select(h => $"{h.Hindi} {h.Number.Replace(" or ", " या ", StringComparison.Ordinal)}"));
    }
}

/// <summary>A mail's words.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
public sealed record MailText(string Subject, string Text);

/// <summary>The words of a template: <c>[link]</c> stands for the links' registered base with its <c>?</c>, <c>[desk]</c> for the desk's address, <c>[cases]</c> for a line about each of several cases.</summary>
/// <param name="Id">One of <see cref="TemplateIds"/>.</param>
/// <param name="Slots">Its slots, in order.</param>
/// <param name="Sms">The text message with <c>{#var#}</c> for each slot.</param>
/// <param name="Subject">The mail's subject with <c>{0}</c> for the first slot.</param>
/// <param name="English">The mail's English text.</param>
/// <param name="Hindi">The mail's Hindi text.</param>
internal sealed record TemplateText(string Id, IReadOnlyList<TemplateSlot> Slots, string Sms, string Subject, string English, string Hindi);
