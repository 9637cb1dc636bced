using QRCoder;
using Satark.Http.Accounts;

namespace Satark.Local.Posters;

/// <summary>QR codes for pages on a screen, where nothing is torn or dirty.</summary>
internal sealed class QrDrawing : IQrDrawing
{
    /// <inheritdoc />
    public QrPicture Draw(string text) => QrSvg.Draw(text, QRCodeGenerator.ECCLevel.M);
}
