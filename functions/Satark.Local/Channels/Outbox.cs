using System.Globalization;
using System.Text.Json;
using Satark.Notifications;
using Satark.Privacy;

namespace Satark.Local.Channels;

/// <summary>
/// A folder with one file a message, for installations without a provider and for demos. Names begin with the time, so that
/// a listing of the folder is in order.
/// </summary>
/// <remarks>
/// Reading is cheap however often it is asked: what was read once is kept, own writes are added as they happen, and the folder
/// is looked through again only when it changed by another hand.
/// </remarks>
public sealed class Outbox
{
    // Times of folders are coarse, so a change by another hand in the same instant as ours is found by looking now and then.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly string _aside;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unread = new(StringComparer.Ordinal);
    private readonly SortedList<string, OutboxEntry> _entries = new(StringComparer.Ordinal);
    private OutboxEntry[]? _shown;
    private DateTime _folderTime;
    private long? _lookedAt;

    /// <summary>The outbox in this folder, which is made where it is missing.</summary>
    public Outbox(string folder, TimeProvider clock)
    {
        (_folder, _aside, _clock) = (folder, Path.Combine(folder, ".aside"), clock);
        Directory.CreateDirectory(_aside);
    }

    /// <summary>Puts a message in. The same delivery again changes nothing: it was written once.</summary>
    public async Task PutAsync(string channel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var key = Ids.Derived(channel, message.CaseId, message.DeliveryId);
        lock (_gate)
        {
            LookThrough();
            if (_names.ContainsKey(key))
            {
                return;
            }
        }

        var entry = new OutboxEntry(channel, message.To, message.Subject, message.Text, message.At, message.CaseId) { AlsoAbout = message.AlsoAbout.Count > 0 ? message.AlsoAbout : null };
        var name = string.Create(CultureInfo.InvariantCulture, $"{message.At.UtcDateTime:yyyyMMdd'T'HHmmssfffffff'Z'}-{channel}-{key}.json");
        var fresh = Path.Combine(_aside, $"{key}.{Ids.Random()}");
        await File.WriteAllBytesAsync(fresh, JsonSerializer.SerializeToUtf8Bytes(entry, OutboxJson.Readable.OutboxEntry), cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            if (_names.ContainsKey(key))
            {
                File.Delete(fresh);
                return;
            }

            // Written aside and renamed: no reader ever sees half a message.
            var untouched = Directory.GetLastWriteTimeUtc(_folder) == _folderTime;
            File.Move(fresh, Path.Combine(_folder, name), overwrite: true);
            _names.Add(key, name);
            _entries[name] = entry;
            _shown = null;
            if (untouched)
            {
                _folderTime = Directory.GetLastWriteTimeUtc(_folder);
            }
        }
    }

    /// <summary>All messages, oldest first. The list is a snapshot; it is the same one until something changes.</summary>
    public Task<IReadOnlyList<OutboxEntry>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            LookThrough();
            foreach (var name in _unread)
            {
                if (Read(name) is { } entry)
                {
                    _entries[name] = entry;
                }
            }

            _unread.Clear();
            return Task.FromResult<IReadOnlyList<OutboxEntry>>(_shown ??= [.. _entries.Values]);
        }
    }

    private static string? KeyOf(string name)
    {
        var dash = name.LastIndexOf('-');
        return dash > 0 && name.EndsWith(".json", StringComparison.Ordinal) ? name[(dash + 1)..^5] : null;
    }

    private void LookThrough()
    {
        var time = Directory.GetLastWriteTimeUtc(_folder);
        if (_lookedAt is { } at && time == _folderTime && _clock.GetElapsedTime(at) < LookAgain)
        {
            return;
        }

        (_folderTime, _lookedAt) = (time, _clock.GetTimestamp());
        var there = new Dictionary<string, string>(_names.Count, StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(_folder, "*.json"))
        {
            var name = Path.GetFileName(path);
            if (KeyOf(name) is { } key)
            {
                there[key] = name;
            }
        }

        foreach (var (key, name) in _names.Where(n => !there.ContainsKey(n.Key)).ToList())
        {
            _names.Remove(key);
            _unread.Remove(name);
            _entries.Remove(name);
            _shown = null;
        }

        foreach (var (key, name) in there)
        {
            if (_names.TryAdd(key, name))
            {
                _unread.Add(name);
                _shown = null;
            }
        }
    }

    // A file that is not ours, or went away in between, is passed over: it must not hide the others.
    private OutboxEntry? Read(string name)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(_folder, name)), OutboxJson.Readable.OutboxEntry);
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            return null;
        }
    }
}
