namespace Satark.Support.Media;

/// <summary>A small file with something telling in each place that can hold it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Canaries">What no copy may hold.</param>
/// <param name="Content">What is seen or heard, and every copy must hold.</param>
public sealed record Sample(string Name, string ContentType, byte[] File, IReadOnlyList<byte[]> Canaries, byte[] Content)
{
    /// <inheritdoc />
    public override string ToString() => Name;
}
