namespace Satark.Http.Media;

/// <summary>The verb that makes one copy: a file on standard input, the answer on standard output. It opens no folder, reads no settings and knows no key.</summary>
public static class CleanMediaVerb
{
    /// <summary>Its name on the command line of either host's program.</summary>
    public const string Name = "clean-media";

    /// <summary>Whether it is meant.</summary>
    public static bool IsMeant(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments is [Name];
    }

    /// <summary>Reads, looks, answers.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var file = new byte[64 * 1024];
        var length = 0;
        while (await input.ReadAsync(file.AsMemory(length), cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            length += read;
            if (length > MediaLimits.MostOfDocument)
            {
                await CleanerFrame.WriteAsync(output, new CleanResult.Refused(), cancellationToken).ConfigureAwait(false);
                return 0;
            }

            if (length == file.Length)
            {
                Array.Resize(ref file, Math.Min(file.Length * 2, MediaLimits.MostOfDocument + 1));
            }
        }

        await CleanerFrame.WriteAsync(output, CleanMedia.Of(file.AsMemory(0, length)), cancellationToken).ConfigureAwait(false);
        return 0;
    }
}
