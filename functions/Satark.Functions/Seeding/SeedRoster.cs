using Satark.Roster;

namespace Satark.Functions.Seeding;

/// <summary>
/// Puts a written roster into an installation. Who is there already stays as the desk knows them: the file is the beginning,
/// and the desk may have changed a phone or a duty since.
/// </summary>
public sealed class SeedRoster(Officers officers)
{
    /// <summary>Seeds; repeating it changes nothing.</summary>
    /// <returns>What was done, or which fields are wrong: then nothing was stored.</returns>
    public async Task<Outcome<SeededRoster>> HandleAsync(RosterFile file, CancellationToken cancellationToken)
    {
        var read = RosterRules.Check(file);
        if (!read.IsOk)
        {
            return read.Refusal!;
        }

        var (entries, last) = read.Value;

        // First of all: from here on no ladder ends in nothing.
        var had = await officers.LastResortAsync(cancellationToken).ConfigureAwait(false);
        if (had is null)
        {
            await officers.PutAsync(last, cancellationToken).ConfigureAwait(false);
        }

        var there = (await officers.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(o => o.Id);
        var added = entries.Where(o => !there.ContainsKey(o.Id)).ToList();
        foreach (var officer in added)
        {
            await officers.PutAsync(officer, cancellationToken).ConfigureAwait(false);
        }

        var others = entries.Where(o => there.TryGetValue(o.Id, out var known) && known != o).Select(o => o.Id).ToList();
        return new SeededRoster(added.Count, entries.Count - added.Count, others, had is null, had is not null && had != last);
    }
}

/// <summary>What seeding did.</summary>
/// <param name="Added">Officers who were added.</param>
/// <param name="There">Officers who were there already.</param>
/// <param name="Others">Those among them whom the file describes otherwise, by id: they stayed as they were.</param>
/// <param name="LastResortSet">Whether the last resort was set now.</param>
/// <param name="LastResortDiffers">Whether another one was there: it stayed.</param>
public sealed record SeededRoster(int Added, int There, IReadOnlyList<string> Others, bool LastResortSet, bool LastResortDiffers);
