using System.Globalization;
using Satark.Notifications;
using Satark.Roster.Duty;
using Satark.Roster.Posts;

namespace Satark.Roster.Sheets;

/// <summary>Reads one row of a sheet, noting what is wrong with each of its cells.</summary>
internal sealed class SheetRow(int line, IReadOnlyDictionary<string, string?> cells, List<SheetFault> faults)
{
    // Spreadsheets in India write dates with the day first.
    private static readonly string[] Dates = ["yyyy-MM-dd", "dd-MM-yyyy", "dd/MM/yyyy"];

    private readonly int _before = faults.Count;

    /// <summary>The line on which it begins.</summary>
    public int Line => line;

    /// <summary>Nothing was wrong so far.</summary>
    public bool IsRight => faults.Count == _before;

    /// <summary>What a cell says, or null.</summary>
    public string? this[string column] => cells.GetValueOrDefault(column);

    /// <summary>Notes a fault.</summary>
    public void Wrong(string? column, string what) => faults.Add(new SheetFault(line, column, what));

    /// <summary>The post that the row describes; null with its faults noted.</summary>
    public Post? Post()
    {
        var id = Id();
        var name = Needed("name", "as the desk says it, such as SHO Kotwali");
        NameFits(name);
        if (!Words<Role>.TryParse(this["role"], out var role) || role == Role.Admin)
        {
            Wrong("role", $"one of {string.Join(", ", Words<Role>.All.Where(r => r != Words<Role>.Of(Role.Admin)))}.");
        }

        if (!Jurisdiction.TryParse(this["desk"], out var desk, out var fault))
        {
            Wrong("desk", fault);
        }

        if (!DutyHours.TryParse(this["hours"], out var hours, out fault))
        {
            Wrong("hours", fault);
        }

        var (phone, whatsApp, mail) = (Phone("phone"), Phone("whatsapp"), this["mail"]);
        if (mail is not null && !Address.IsMail(mail))
        {
            Wrong("mail", "this is no mail address.");
        }

        return IsRight ? new Post(id!, name!, role, desk, hours) { Phone = phone, WhatsApp = whatsApp, Mail = mail } : null;
    }

    /// <summary>Who fills which post; null with its faults noted.</summary>
    public Filling? Filling()
    {
        var (post, officer) = (Id(), Needed("officer", "the user name of whoever fills the post ('user list' shows them)"));
        var (from, to) = (Date("from", needed: true), Date("to", needed: false));
        if (to < from)
        {
            Wrong("to", "the last day lies before the first one.");
        }

        return IsRight ? new Filling(post!, officer!, from!.Value, to) : null;
    }

    /// <summary>Other hours for one date or several; none with the faults noted.</summary>
    public IEnumerable<DutyOverride> Overrides()
    {
        var (post, from, to) = (Id(), Date("from", needed: true), Date("to", needed: false));
        var hours = Needed("hours", "the times on that date, such as 10:00-18:00, or off");
        if (hours is not null && !DutySpan.TryParse(hours, out _, out var fault))
        {
            Wrong("hours", fault);
        }

        if (to < from || to > from?.AddDays(60))
        {
            Wrong("to", "the last day lies 0 to 60 days after the first one.");
        }

        return !IsRight ? [] : Enumerable.Range(0, (to ?? from!.Value).DayNumber - from!.Value.DayNumber + 1).Select(d => new DutyOverride(post!, from.Value.AddDays(d), hours!));
    }

    /// <summary>A holiday; null with its faults noted.</summary>
    public Holiday? Holiday()
    {
        var (date, name) = (Date("from", needed: true), Needed("name", "what day it is"));
        NameFits(name);
        return IsRight ? new Holiday(date!.Value, name!) : null;
    }

    private void NameFits(string? name)
    {
        if (name is not null && (name.Length > 60 || name.Any(char.IsControl)))
        {
            Wrong("name", "a name has at most 60 characters on one line.");
        }
    }

    private string? Id()
    {
        var id = Needed("post", "the post's id");
        if (id is not null && !Officers.IsId(id))
        {
            Wrong("post", "an id has 2 to 40 of a-z, 0-9, dot, dash and underscore.");
        }

        return id;
    }

    private string? Phone(string column)
    {
        if (this[column] is { } number && !Address.IsPhone(number))
        {
            Wrong(column, "a number has its country code and no spaces, as in +915220000000; a spreadsheet may have cut the plus sign off: write '+91… with an apostrophe.");
        }

        return this[column];
    }

    private DateOnly? Date(string column, bool needed)
    {
        if (this[column] is not { } text)
        {
            if (needed)
            {
                Wrong(column, "a date is missing: write it as 2026-03-31.");
            }

            return null;
        }

        if (DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 2200)
        {
            return date;
        }

        Wrong(column, $"this is no date: write it as 2026-03-31.");
        return null;
    }

    private string? Needed(string column, string what)
    {
        if (this[column] is not { } text)
        {
            Wrong(column, $"missing: {what}.");
            return null;
        }

        return text;
    }
}
