using System.Globalization;
using Satark.Places;
using Satark.Places.Import;
using Satark.Places.Official;

namespace Satark.Local.Commands;

/// <summary>One import of an official list: faults line by line on one stream, the outcome on the other.</summary>
internal sealed class PlacesImport(ListFolder folder, string name, TextWriter output, TextWriter error)
{
    /// <summary>What the rows are, where the file does not say.</summary>
    public string? Kind { get; init; }

    /// <summary>The district of all rows, where the file does not say.</summary>
    public District? District { get; init; }

    /// <summary>Nothing is written.</summary>
    public bool OnlyChecks { get; init; }

    /// <summary>Faulty rows are left out instead of stopping all.</summary>
    public bool SkipsFaulty { get; init; }

    /// <summary>Reads and, where nothing stands against it, writes; 0 where the list is (or would be) in the folder, else 2.</summary>
    public int Run(string source, DateTimeOffset now)
    {
        var bytes = File.ReadAllBytes(source);
        var known = folder.Read(Gazetteer.Default);
        var gazetteer = Gazetteer.Default.With(known.Places);
        var reading = ListReading.Read(bytes, new ImportContext(gazetteer) { Kind = Kind, District = District, Areas = known.Areas });
        foreach (var fault in reading.Faults)
        {
            error.WriteLine($"{source}:{fault}");
        }

        var good = reading.Places.Length + reading.Areas.Length;
        output.WriteLine($"{source}: {Number(reading.Rows)} rows, {Number(good)} right, {Number(reading.Faulty)} wrong.");
        foreach (var line in Contents(reading))
        {
            output.WriteLine($"  {line}");
        }

        if (good == 0 || (reading.Faulty > 0 && !SkipsFaulty))
        {
            output.WriteLine(good == 0 ? "Nothing was written." : "Nothing was written. Put the wrong lines right and import it again, or take the rest with --skip-faulty.");
            return 2;
        }

        if (OnlyChecks)
        {
            output.WriteLine("Nothing was written: it was only checked.");
            return 0;
        }

        var before = known.Lists.FirstOrDefault(list => list.Name == name);
        folder.Put(name, Path.GetFileName(source), bytes, reading, now);
        output.WriteLine($"{(before is null ? "Written" : $"Written in the place of {before.Source} of {before.ImportedAt:u}")}: list '{name}' in {folder.Path}. Satark uses it from its next start on.");
        return 0;
    }

    private static IEnumerable<string> Contents(ListReading reading)
    {
        var confirmed = Gazetteer.Default.With(reading.Places).Places.Length - Gazetteer.Default.Places.Length is var added ? reading.Places.Length - added : 0;
        foreach (var kind in reading.Places.GroupBy(place => place.Kind).OrderByDescending(kind => kind.Count()))
        {
            yield return $"{Number(kind.Count())} x {Words(kind.Key.ToString())} in {kind.Select(place => place.District.Id).Distinct().Count()} districts";
        }

        if (!reading.Places.IsEmpty)
        {
            yield return $"{Number(confirmed)} of them stand in the built-in tables, {Number(reading.Places.Length - confirmed)} are new";
        }

        foreach (var kind in reading.Areas.GroupBy(area => area.Kind is { } of ? Words(of.ToString()) : area.District is null ? "state" : "district"))
        {
            yield return $"boundaries of {Number(kind.Count())} x {kind.Key}";
        }

        var nameless = reading.Places.Count(place => place.Hindi == place.Name);
        if (nameless > 0)
        {
            yield return $"{Number(nameless)} have no Hindi name: texts in Devanagari do not lead to them (column 'hindi')";
        }
    }

    private static string Words(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
