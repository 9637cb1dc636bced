using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Satark.Local.Storage;
using Satark.Privacy;

namespace Satark.Local.Keys;

/// <summary>The file <c>satark.keys</c>: one secret of 32 random bytes, from which every key of the installation is derived.</summary>
internal static class MasterKeyFile
{
    private const string FirstLine = "satark-keys 1";
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~(OwnerReadsAndWrites | UnixFileMode.UserExecute);

    /// <summary>The file's path in a folder.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "satark.keys");

    /// <summary>The secret of this file.</summary>
    /// <exception cref="DataFolderException">Missing, readable for others, or damaged.</exception>
    public static byte[] Read(string file)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
            {
                throw new DataFolderException($"The key file {file} can be read by other users. Run: chmod 600 '{file}'");
            }

            return Parse(File.ReadAllLines(file)) ?? throw new DataFolderException($"The key file {file} is damaged. Put back your copy of it, or import the copy of the keys.");
        }
        catch (FileNotFoundException error)
        {
            throw new DataFolderException($"The key file {file} is missing. Put back your copy of it, or import the copy of the keys: without it nobody can read this data.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The key file {file} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Writes a new file; it must not exist.</summary>
    /// <exception cref="DataFolderException">The folder cannot be written.</exception>
    public static void Write(string file, ReadOnlySpan<byte> secret)
    {
        var text = $"""
            {FirstLine}
            # Whoever holds this file together with the data can read all of it; without it nobody can.
            # Keep a copy in a safe place, apart from the backups.
            secret {Base64Url.EncodeToString(secret)}
            check {Check(secret)}

            """;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerReadsAndWrites;
        }

        try
        {
            using var stream = new FileStream(file, options);
            stream.Write(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
            stream.Flush(flushToDisk: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The key file {file} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>A new secret.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(DerivedKeys.SecretSize);

    private static byte[]? Parse(string[] lines)
    {
        var secret = Value(lines, "secret ");
        if (lines.Length == 0 || lines[0] != FirstLine || secret is null || !Base64Url.IsValid(secret))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(secret);
        return bytes.Length == DerivedKeys.SecretSize && Value(lines, "check ") == Check(bytes) ? bytes : null;
    }

    private static string? Value(string[] lines, string name) => lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();

    // Tells a slip of the pen from the right key; 32 bits of a hash say nothing useful about 256 random bits.
    private static string Check(ReadOnlySpan<byte> secret) => Convert.ToHexStringLower(SHA256.HashData(secret).AsSpan(0, 4));
}
