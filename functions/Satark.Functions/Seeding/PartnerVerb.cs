using System.Globalization;
using Satark.Partners;

namespace Satark.Functions.Seeding;

/// <summary><c>partner add|rotate|contact|callback|list</c>: who may send alerts.</summary>
internal sealed record PartnerVerb(string What, string Id, string Name, IReadOnlyList<string> Scopes, TimeSpan Overlap)
{
    /// <summary>What <c>contact</c> says of it; null for every other.</summary>
    public PartnerContact? Contact { get; init; }

    /// <summary>Where the partner's system is told; null: nowhere.</summary>
    public string? Url { get; init; }

    private static readonly TimeSpan UsualOverlap = TimeSpan.FromHours(168);

    /// <summary>Reads the arguments after <c>partner</c>; null where they make no sense.</summary>
    public static PartnerVerb? Read(IReadOnlyList<string> args) => args switch
    {
        ["list"] => new("list", "", "", [], UsualOverlap),
        ["add", var id, "--name", var name] => new("add", id, name, [Partners.Scopes.Write, Partners.Scopes.Read], UsualOverlap),
        ["add", var id, "--name", var name, "--scope", var first, ..] => new("add", id, name, [first, .. args.Skip(6)], UsualOverlap),
        ["callback", var id] => new("callback", id, "", [], UsualOverlap),
        ["callback", var id, var url] => new("callback", id, "", [], UsualOverlap) { Url = url },
        ["rotate", var id] => new("rotate", id, "", [], UsualOverlap),
        ["rotate", var id, "--overlap-hours", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) =>
            new("rotate", id, "", [], TimeSpan.FromHours(hours)),
        ["contact", var id, ..] when ReadContact([.. args.Skip(2)]) is { } contact => new("contact", id, "", [], UsualOverlap) { Contact = contact },
        _ => null,
    };

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(PartnerBook book, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (What == "list")
        {
            foreach (var partner in await book.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var key in partner.Keys)
                {
                    await output.WriteLineAsync($"{partner.Id}\t{partner.Name}\t{key.KeyId}\t{string.Join(',', key.Scopes)}\tsince {key.CreatedAt:u}{(key.EndsAt is { } end ? $"\tuntil {end:u}" : "")}{(partner.CallbackUrl is { } told ? $"\ttold at {told}" : "")}").ConfigureAwait(false);
                }
            }

            return 0;
        }

        if (Contact is not null)
        {
            var set = await book.SetContactAsync(Id, Contact, cancellationToken).ConfigureAwait(false);
            await (set.IsOk ? output.WriteLineAsync($"{set.Value.Name}: {set.Value.Contact!.Senders.Count} senders.") : error.WriteLineAsync(set.Refusal!.Text)).ConfigureAwait(false);
            return set.IsOk ? 0 : 1;
        }

        if (What == "callback")
        {
            var set = await book.SetCallbackAsync(Id, Url, allowLoopback: false, cancellationToken).ConfigureAwait(false);
            await (set.IsOk ? output : error).WriteLineAsync(set.Refusal?.Text ?? (set.Value.CallbackUrl is { } told ? $"{set.Value.Id} is told at {told}, from its next alert on" : $"{set.Value.Id} is told nowhere")).ConfigureAwait(false);
            return set.IsOk ? 0 : 1;
        }

        var made = What == "add"
            ? await book.AddAsync(Id, Name, Scopes, cancellationToken).ConfigureAwait(false)
            : await book.RotateAsync(Id, Overlap, cancellationToken).ConfigureAwait(false);
        if (!made.IsOk)
        {
            await error.WriteLineAsync(made.Refusal!.Text).ConfigureAwait(false);
            return 1;
        }

        await output.WriteLineAsync($"key id: {made.Value.KeyId}\nkey:    {made.Value.Key}\nGive both to the partner by a safe way; the key is not shown again.").ConfigureAwait(false);
        return 0;
    }

    // --sender A B … --mail M --phone P, in any order.
    private static PartnerContact? ReadContact(IReadOnlyList<string> args)
    {
        var said = new Dictionary<string, List<string>>(StringComparer.Ordinal) { ["--sender"] = [], ["--mail"] = [], ["--phone"] = [] };
        List<string>? current = null;
        foreach (var arg in args)
        {
            if (said.TryGetValue(arg, out var named))
            {
                current = named;
            }
            else if (current is null || arg.StartsWith("--", StringComparison.Ordinal))
            {
                return null;
            }
            else
            {
                current.Add(arg);
            }
        }

        return said["--mail"].Count > 1 || said["--phone"].Count > 1 ? null : new PartnerContact(said["--sender"], said["--mail"].FirstOrDefault(), said["--phone"].FirstOrDefault());
    }
}
