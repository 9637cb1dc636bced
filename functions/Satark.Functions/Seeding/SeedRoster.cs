using Satark.Roster;

namespace Satark.Functions.Seeding;

/// <summary>
/// Puts a written roster into an installation. Who is there already stays as they are unless the file is to replace them: what
/// runs with every deployment must not bring an old phone number back.
/// </summary>
public sealed class SeedRoster(Officers officers)
{
    /// <summary>Seeds; repeating it changes nothing.</summary>
    /// <param name="file">The roster.</param>
    /// <param name="replace">Officers of the file, and its last resort, take the place of those who are there. Nobody is ever taken off.</param>
    /// <param name="cancellationToken">Stops it; what was stored stays.</param>
    /// <returns>What was done, or which fields are wrong: then nothing was stored.</returns>
    public async Task<Outcome<SeededRoster>> HandleAsync(RosterFile file, bool replace, CancellationToken cancellationToken)
    {
        var read = RosterRules.Check(file);
        if (!read.IsOk)
        {
            return read.Refusal!;
        }

        var (entries, last) = read.Value;

        // First of all: from here on no ladder ends in nothing.
        var had = await officers.LastResortAsync(cancellationToken).ConfigureAwait(false);
        var setsLast = had is null || (replace && had != last);
        if (setsLast)
        {
            await officers.PutAsync(last, cancellationToken).ConfigureAwait(false);
        }

        var there = (await officers.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(o => o.Id);
        var added = entries.Where(o => !there.ContainsKey(o.Id)).ToList();
        var others = entries.Where(o => there.TryGetValue(o.Id, out var known) && known != o).ToList();
        foreach (var officer in replace ? added.Concat(others) : added)
        {
            await officers.PutAsync(officer, cancellationToken).ConfigureAwait(false);
        }

        return new SeededRoster(added.Count, entries.Count - added.Count, [.. others.Select(o => o.Id)], replace, setsLast, !setsLast && had != last);
    }
}

/// <summary>What seeding did.</summary>
/// <param name="Added">Officers who were added.</param>
/// <param name="There">Officers who were there already.</param>
/// <param name="Others">Those among them whom the file describes otherwise, by id.</param>
/// <param name="Replaced">Whether these are now as the file says; else they stayed as they were.</param>
/// <param name="LastResortSet">Whether the last resort was set now.</param>
/// <param name="LastResortDiffers">Whether another one was there: it stayed.</param>
public sealed record SeededRoster(int Added, int There, IReadOnlyList<string> Others, bool Replaced, bool LastResortSet, bool LastResortDiffers);
