using System.Text.Json;
using System.Text.Json.Serialization;

namespace Satark.Local.Demo;

/// <summary>What a script needs to try a demo.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="Partner">The invented partner.</param>
/// <param name="Desk">Somebody who may sign in.</param>
public sealed record DemoAccess(string Url, DemoPartner Partner, DemoUser Desk)
{
    /// <summary>How mails of the invented partner come in; null in the file of a demo that was made before mails did.</summary>
    public DemoMail? Mail { get; init; }
}

/// <summary>Mails of the invented partner.</summary>
/// <param name="Path">Where Inbound Parse would post them, with the folder's own secret.</param>
/// <param name="Sender">From where the partner's own mails come.</param>
public sealed record DemoMail(string Path, string Sender);

/// <summary>The invented partner with its key.</summary>
public sealed record DemoPartner(string Id, string KeyId, string Key);

/// <summary>Somebody who may sign in.</summary>
public sealed record DemoUser(string User, string Password);

/// <summary><c>demo.json</c> of a demo folder, readable by its owner only.</summary>
internal sealed class DemoFile(string folder)
{
    private readonly string _path = PathIn(folder);

    /// <summary>The file of a folder.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "demo.json");

    /// <summary>What it says, or null where it is missing or damaged: then keys and password are made anew.</summary>
    public async Task<DemoAccess?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(_path);
            return await JsonSerializer.DeserializeAsync(file, DemoJson.Default.DemoAccess, cancellationToken).ConfigureAwait(false) is { Partner: not null, Desk: not null } access ? access : null;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it, whole or not at all.</summary>
    public async Task WriteAsync(DemoAccess access, CancellationToken cancellationToken)
    {
        var fresh = _path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(fresh, options))
        {
            await JsonSerializer.SerializeAsync(file, access, DemoJson.Default.DemoAccess, cancellationToken).ConfigureAwait(false);
        }

        File.Move(fresh, _path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DemoAccess))]
internal sealed partial class DemoJson : JsonSerializerContext;
