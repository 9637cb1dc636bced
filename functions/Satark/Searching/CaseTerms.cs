using Satark.Cases;

namespace Satark.Searching;

/// <summary>By what a case is found: the fields that everybody sees who may open it, and no words of a post. Pure.</summary>
public static class CaseTerms
{
    /// <summary>The terms of a report, each once. A tip has none: what an informer said is not searched.</summary>
    public static IReadOnlyList<SearchTerm> Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Tip is not null)
        {
            return [];
        }

        var terms = new List<SearchTerm?>();
        Add(report.Subject.Email, TermKind.Email, TermForms.Email);
        Add(report.Url, TermKind.Url, TermForms.Url);
        Add(report.Subject.Handle, TermKind.Handle, TermForms.Handle);
        Add(report.Url, TermKind.Handle, TermForms.HandleOf);
        Add(report.AlertId, TermKind.Reference, TermForms.Reference);
        foreach (var field in new[] { report.Subject.Phone, report.Caller }.Select(TermForms.Clean).OfType<string>())
        {
            terms.AddRange(TermForms.Phones(field).Select(number => new SearchTerm(TermKind.Phone, number)));
        }

        return [.. terms.OfType<SearchTerm>().Distinct()];

        void Add(string? field, TermKind kind, Func<string, string?> form) =>
            terms.Add(TermForms.Clean(field) is { } clean && form(clean) is { } value ? new SearchTerm(kind, value) : null);
    }

    /// <summary>Whether a report is to be found by something by which its former state was not.</summary>
    public static bool AreNew(Report before, Report after) => Of(after).Except(Of(before)).Any();
}
