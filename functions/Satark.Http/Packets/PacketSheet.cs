namespace Satark.Http.Packets;

/// <summary>The packet's style sheet, as it stands inside each page.</summary>
internal static class PacketSheet
{
    /// <summary>The sheet.</summary>
    public static string Css { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(PacketSheet).Assembly.GetManifestResourceStream("Satark.Http.packet.css") ?? throw new InvalidOperationException("The packet's style sheet is missing: the product is broken.");
        using var reader = new StreamReader(stream);

        // Browsers take the digest of what they have parsed, in which every line ends with a line feed.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
