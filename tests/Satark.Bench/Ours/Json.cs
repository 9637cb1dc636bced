using System.Text;

namespace Satark.Bench.Ours;

/// <summary>Finds one plain string in JSON without reading the rest: the generator shares its cores with those who are measured.</summary>
internal static class Json
{
    /// <summary>The string behind the first <paramref name="mark"/>, or null.</summary>
    public static string? First(ReadOnlySpan<byte> json, ReadOnlySpan<byte> mark)
    {
        var at = json.IndexOf(mark);
        if (at < 0)
        {
            return null;
        }

        var rest = json[(at + mark.Length)..];
        var end = rest.IndexOf((byte)'"');
        return end < 0 ? null : Encoding.UTF8.GetString(rest[..end]);
    }
}
