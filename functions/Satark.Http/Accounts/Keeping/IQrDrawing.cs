namespace Satark.Http.Accounts;

/// <summary>A QR code as a drawing, so that it stays sharp at any size.</summary>
/// <param name="Size">Units of a side, the quiet zone counted in.</param>
/// <param name="Path">The dark modules: an SVG path, one unit a module.</param>
public sealed record QrPicture(int Size, string Path);

/// <summary>Draws QR codes, on hosts that can.</summary>
public interface IQrDrawing
{
    /// <summary>The code of a text.</summary>
    QrPicture Draw(string text);
}
