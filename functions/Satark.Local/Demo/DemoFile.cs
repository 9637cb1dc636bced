using System.Text.Json;
using System.Text.Json.Serialization;

namespace Satark.Local.Demo;

/// <summary>What a script needs to try a demo.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="Partner">The invented partner.</param>
/// <param name="Desk">Somebody who may sign in.</param>
public sealed record DemoAccess(string Url, DemoPartner Partner, DemoUser Desk);

/// <summary>The invented partner with its key.</summary>
public sealed record DemoPartner(string Id, string KeyId, string Key);

/// <summary>Somebody who may sign in.</summary>
public sealed record DemoUser(string User, string Password);

/// <summary><c>demo.json</c> of a demo folder, readable by its owner only.</summary>
internal sealed class DemoFile(string folder)
{
    private readonly string _path = Path.Combine(folder, "demo.json");

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
