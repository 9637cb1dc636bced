using System.Globalization;
using System.Text.Json;
using Satark.Http.Meta;

namespace Satark.Relay.WhatsApp;

/// <summary>Where a medium lies with the vendor.</summary>
/// <param name="Url">Good for minutes.</param>
/// <param name="Size">Bytes, where it is said.</param>
internal sealed record MediaPlace(Uri Url, long? Size)
{
    /// <summary>The place in the vendor's answer, or null where it names none.</summary>
    public static MediaPlace? Read(JsonElement json) => Uri.TryCreate(json.Text("url"), UriKind.Absolute, out var url)
        ? new MediaPlace(url, (long?)json.Number("file_size") ?? (long.TryParse(json.Text("file_size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null))
        : null;
}
