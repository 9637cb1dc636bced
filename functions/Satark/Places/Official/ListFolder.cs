using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Satark.Places.Import;

namespace Satark.Places.Official;

/// <summary>
/// The folder of an installation's official lists (setting <c>Satark:Places:Folder</c>): a file a list, and a manifest that names them. Whoever reads it
/// sees a list whole, before or after a change: a list's file bears its own digest in its name, and the manifest is replaced last, by renaming.
/// </summary>
public sealed class ListFolder(string path)
{
    private const string ManifestFile = "manifest.json";

    private static readonly string[] Ours = ["*.csv", "*.geojson", "*.part"];

    /// <summary>Where it lies.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The lists that the manifest names; none where there is no folder.</summary>
    /// <exception cref="InvalidDataException">The manifest is broken; the text says what to do.</exception>
    public IReadOnlyList<OfficialList> Lists() => Manifest().Lists;

    /// <summary>Everything in it that can be used. A broken file never throws: it is left out, and named among the faults.</summary>
    public OfficialLists Read(Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        var faults = ImmutableArray.CreateBuilder<string>();
        var (lists, places, areas) = (ImmutableArray.CreateBuilder<OfficialList>(), ImmutableArray.CreateBuilder<Place>(), new List<Area>());
        var context = new ImportContext(gazetteer);
        try
        {
            foreach (var list in Manifest().Lists)
            {
                if (Read(list, context, faults) is { } reading)
                {
                    lists.Add(list);
                    places.AddRange(reading.Places);
                    areas.AddRange(reading.Areas);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            faults.Add(error is InvalidDataException ? error.Message : "the folder of official places cannot be read: check its owner and rights");
        }

        return new OfficialLists
        {
            Lists = lists.ToImmutable(),
            Places = places.ToImmutable(),
            Areas = areas.Count == 0 ? AreaIndex.Empty : new AreaIndex(areas, gazetteer.Districts.Length),
            Faults = faults.ToImmutable(),
        };
    }

    /// <summary>Puts what was read of a source into the folder, in the place of the list of that name.</summary>
    /// <exception cref="IOException">The folder cannot be written, or somebody else is writing it.</exception>
    public OfficialList Put(string name, string source, ReadOnlySpan<byte> sourceBytes, ListReading reading, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var bytes = reading.Areas.IsEmpty ? ListWriter.Table(reading.Places) : ListWriter.Collection(reading.Areas);
        var digest = Digest(bytes);
        var list = new OfficialList(
            name, $"{name}-{digest[..12]}.{(reading.Areas.IsEmpty ? "csv" : "geojson")}", digest, source, Digest(sourceBytes), now, reading.Places.Length, reading.Areas.Length, reading.Faulty);
        Directory.CreateDirectory(Path);
        using var hold = Hold();
        WriteWhole(list.File, bytes);
        Replace(new ListManifest(ListManifest.Current, [.. Manifest().Lists.Where(other => other.Name != name), list]));
        return list;
    }

    /// <summary>Takes a list out of the folder; false where there is none of that name.</summary>
    /// <exception cref="IOException">The folder cannot be written, or somebody else is writing it.</exception>
    public bool Remove(string name)
    {
        if (!Manifest().Lists.Any(list => list.Name == name))
        {
            return false;
        }

        using var hold = Hold();
        Replace(new ListManifest(ListManifest.Current, [.. Manifest().Lists.Where(list => list.Name != name)]));
        return true;
    }

    private ListReading? Read(OfficialList list, ImportContext context, ImmutableArray<string>.Builder faults)
    {
        var file = Inside(list.File);
        if (!File.Exists(file))
        {
            faults.Add($"the official list '{list.Name}' is gone from its folder: import {list.Source} again");
            return null;
        }

        var bytes = File.ReadAllBytes(file);
        if (Digest(bytes) != list.Sha256)
        {
            faults.Add($"the official list '{list.Name}' was changed since it was imported: import {list.Source} again");
            return null;
        }

        // Another version of Satark may have other rules: what stands by them is used.
        var reading = ListReading.Read(bytes, context);
        if (reading.Faulty > 0)
        {
            faults.Add($"{reading.Faulty} lines of the official list '{list.Name}' cannot be used by this version: import {list.Source} again");
        }

        return reading;
    }

    private ListManifest Manifest()
    {
        var file = Inside(ManifestFile);
        if (!File.Exists(file))
        {
            return ListManifest.Empty;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), ManifestJson.Default.ListManifest) is { Version: ListManifest.Current, Lists: not null } manifest
                && manifest.Lists.All(list => list is { Name: not null, File: not null, Sha256: not null, Source: not null })
                ? manifest
                : throw new InvalidDataException("the manifest of the official places is of another version of Satark: import the lists again with this one");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException("the manifest of the official places is broken: remove the folder and import the lists again", broken);
        }
    }

    private void Replace(ListManifest manifest)
    {
        WriteWhole(ManifestFile, JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.ListManifest));
        var named = manifest.Lists.Select(list => list.File).Append(ManifestFile).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Ours.SelectMany(form => Directory.EnumerateFiles(Path, form)).Where(file => !named.Contains(System.IO.Path.GetFileName(file))).ToList())
        {
            File.Delete(file);
        }
    }

    private void WriteWhole(string name, byte[] bytes)
    {
        var part = Inside(name + ".part");
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, Inside(name), overwrite: true);
    }

    // One import at a time: two would each write a manifest without the other's list.
    private FileStream Hold() => new(Inside("import.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);

    private string Inside(string name) => System.IO.Path.Combine(Path, System.IO.Path.GetFileName(name));

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
