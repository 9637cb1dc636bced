using System.Globalization;
using Satark.Partners;

namespace Satark.Functions.Seeding;

/// <summary><c>partner add|rotate|list</c>: who may send alerts.</summary>
internal sealed record PartnerVerb(string What, string Id, string Name, IReadOnlyList<string> Scopes, TimeSpan Overlap)
{
    private static readonly TimeSpan UsualOverlap = TimeSpan.FromHours(168);

    /// <summary>Reads the arguments after <c>partner</c>; null where they make no sense.</summary>
    public static PartnerVerb? Read(IReadOnlyList<string> args) => args switch
    {
        ["list"] => new("list", "", "", [], UsualOverlap),
        ["add", var id, "--name", var name] => new("add", id, name, [Partners.Scopes.Write, Partners.Scopes.Read], UsualOverlap),
        ["add", var id, "--name", var name, "--scope", var first, ..] => new("add", id, name, [first, .. args.Skip(6)], UsualOverlap),
        ["rotate", var id] => new("rotate", id, "", [], UsualOverlap),
        ["rotate", var id, "--overlap-hours", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) =>
            new("rotate", id, "", [], TimeSpan.FromHours(hours)),
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
                    await output.WriteLineAsync($"{partner.Id}\t{partner.Name}\t{key.KeyId}\t{string.Join(',', key.Scopes)}\tsince {key.CreatedAt:u}{(key.EndsAt is { } end ? $"\tuntil {end:u}" : "")}").ConfigureAwait(false);
                }
            }

            return 0;
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
}
