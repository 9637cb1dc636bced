using System.Globalization;
using Satark.Roster.Duty;
using Satark.Roster.Verifying;

namespace Satark.Roster.Sheets;

/// <summary>The roster on a terminal, in both hosts: brought in, written out, checked, its contact points proven.</summary>
public sealed class RosterVerb(ImportRoster import, DutyBook duty, ContactVerification contacts)
{
    // A screen's worth: of more the number says enough.
    private const int MostLines = 40;

    /// <summary>Brings a sheet in, and checks the roster that it makes.</summary>
    /// <returns>0: taken (or could be); 1: not taken, each line that is wrong is named.</returns>
    public async Task<int> ImportAsync(string path, bool dryRun, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        byte[] sheet;
        try
        {
            // One byte beyond the limit is enough to be told of it.
            sheet = await BeginningAsync(path, RosterSheet.MostBytes + 1, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"The sheet cannot be read: {trouble.Message}").ConfigureAwait(false);
            return 1;
        }

        var done = await import.HandleAsync(sheet, dryRun, cancellationToken).ConfigureAwait(false);
        if (done.Faults.Count > 0)
        {
            foreach (var fault in done.Faults.Take(MostLines))
            {
                await error.WriteLineAsync(fault.ToString()).ConfigureAwait(false);
            }

            await error.WriteLineAsync($"{(done.Faults.Count > MostLines ? $"and {done.Faults.Count - MostLines} more. " : "")}Nothing was imported: put {(done.Faults.Count == 1 ? "this" : "these")} right and import again.").ConfigureAwait(false);
            return 1;
        }

        var plan = done.Plan;
        await output.WriteLineAsync($"{plan.Posts.Count} posts ({done.Added.Count} new, {done.Gone.Count} gone), {plan.Fillings.Count} fillings, {plan.Overrides.Count} overrides, {plan.Holidays.Count} holidays.").ConfigureAwait(false);
        foreach (var id in done.Gone.Take(MostLines))
        {
            await output.WriteLineAsync($"gone: {id}").ConfigureAwait(false);
        }

        if (dryRun)
        {
            await output.WriteLineAsync("The sheet is right. Nothing was stored (--dry-run).").ConfigureAwait(false);
            return 0;
        }

        await output.WriteLineAsync("This is the roster now.").ConfigureAwait(false);
        await CheckAsync(output, cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private static async Task<byte[]> BeginningAsync(string path, int most, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(path);
        using var kept = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (kept.Length < most && await file.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            kept.Write(piece, 0, Math.Min(read, most - (int)kept.Length));
        }

        return kept.ToArray();
    }

    /// <summary>Writes the roster as a sheet.</summary>
    public async Task<int> ExportAsync(TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteAsync(RosterSheet.Write((await duty.PlanAsync(cancellationToken).ConfigureAwait(false)).Plan)).ConfigureAwait(false);
        return 0;
    }

    /// <summary>Says what is missing: posts that nobody fills, contact points that no code has proved, hours of the next seven days without anybody.</summary>
    /// <returns>0: nothing is missing; 2: something is.</returns>
    public async Task<int> CheckAsync(TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        var roster = await duty.RosterAsync(cancellationToken).ConfigureAwait(false);
        var found = await RosterFindings.OfAsync(roster, contacts, duty.Now, cancellationToken).ConfigureAwait(false);
        if (roster.Plan.Posts.Count == 0)
        {
            await output.WriteLineAsync("There are no posts: who is on duty is what 'user add' says ('roster import' brings posts in).").ConfigureAwait(false);
        }

        await SayAsync(output, "Posts that nobody fills in all of their hours", found.Unfilled, p => $"{p.Id}: {p.Name} ({p.Desk}), {p.Hours}").ConfigureAwait(false);
        await SayAsync(output, "Contact points that no code has proved", found.Unverified, p => $"{p.Target}: {Words<ContactKind>.Of(p.Kind)}{(p.IsPost ? "" : " of the person")}").ConfigureAwait(false);
        await SayAsync(output, "Hours of the next 7 days without anybody (IST)", found.Uncovered, u => string.Create(CultureInfo.InvariantCulture, $"{Words<Role>.Of(u.Role)} of {u.Desk}: {u.Hours:0.#} h; first {IndiaTime.Told(u.Gaps[0].Start)} to {IndiaTime.Told(u.Gaps[0].End)}")).ConfigureAwait(false);
        return found.Unfilled.Count + found.Unverified.Count + found.Uncovered.Count == 0 ? 0 : 2;
    }

    /// <summary>Sends a code to a contact point, or takes the one that was brought back.</summary>
    /// <param name="target">The post's or the user's id.</param>
    /// <param name="kind">phone, whatsapp or mail.</param>
    /// <param name="code">The code; null: send one.</param>
    /// <param name="output">For what was done.</param>
    /// <param name="error">For what is wrong.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<int> VerifyAsync(string target, string kind, string? code, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        Outcome<ContactPlace> done = !Words<ContactKind>.TryParse(kind, out var known)
            ? new Refusal(RefusalKind.Invalid, $"There is no kind '{kind}': {string.Join(", ", Words<ContactKind>.All)}.")
            : await contacts.FindAsync(target, known, cancellationToken).ConfigureAwait(false);
        if (done.IsOk)
        {
            done = code is null ? await contacts.SendAsync(done.Value, cancellationToken).ConfigureAwait(false) : await contacts.ConfirmAsync(done.Value, code, cancellationToken).ConfigureAwait(false);
        }

        if (!done.IsOk)
        {
            await error.WriteLineAsync(done.Refusal!.Text).ConfigureAwait(false);
            return 1;
        }

        await output.WriteLineAsync(code is null
            ? $"A code is on its way to {done.Value.Name} by {(known == ContactKind.Mail ? "mail" : "text message")}; it is valid for 10 minutes. Where Satark does not run it goes out when it starts. Then: roster verify {target} {kind} CODE"
            : $"The {kind} of {done.Value.Name} is verified.").ConfigureAwait(false);
        return 0;
    }

    private static async Task SayAsync<T>(TextWriter output, string title, IReadOnlyList<T> found, Func<T, string> line)
    {
        await output.WriteLineAsync(found.Count == 0 ? $"{title}: none." : $"{title}: {found.Count.ToString(CultureInfo.InvariantCulture)}").ConfigureAwait(false);
        foreach (var one in found.Take(MostLines))
        {
            await output.WriteLineAsync("  " + line(one)).ConfigureAwait(false);
        }

        if (found.Count > MostLines)
        {
            await output.WriteLineAsync($"  and {(found.Count - MostLines).ToString(CultureInfo.InvariantCulture)} more").ConfigureAwait(false);
        }
    }
}
