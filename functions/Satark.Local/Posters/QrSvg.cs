using System.Globalization;
using System.Text;
using QRCoder;
using Satark.Http.Accounts;
using Satark.Http.Links;

namespace Satark.Local.Posters;

/// <summary>QR codes (ISO/IEC 18004) as lines of a drawing, so that they stay sharp at any size of print.</summary>
internal static class QrSvg
{
    /// <summary>The code of an address, with the quiet zone of four modules that readers need. A quarter of it may be torn off or dirty.</summary>
    public static Html Of(string address, string title)
    {
        var picture = Draw(address, QRCodeGenerator.ECCLevel.Q);
        var size = picture.Size.ToString(CultureInfo.InvariantCulture);
        return Html.Of($"""<svg viewBox="0 0 {size} {size}" role="img" shape-rendering="crispEdges"><title>{title}</title><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{picture.Path}"/></svg>""");
    }

    /// <summary>The code of a text, with its quiet zone.</summary>
    public static QrPicture Draw(string text, QRCodeGenerator.ECCLevel level)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, level);
        return new QrPicture(code.ModuleMatrix.Count, Path(code));
    }

    private static string Path(QRCodeData code)
    {
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                var start = x;
                while (x < row.Count && row[x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
                }
            }
        }

        return path.ToString();
    }
}
