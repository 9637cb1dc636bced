namespace Satark.Support.Media;

/// <summary>One small file of each kind that copies are made of, with something telling in every place of its metadata.</summary>
public static class Samples
{
    /// <summary>All kinds.</summary>
    /// <param name="canary">Stands, with the place's name behind it, in each place.</param>
    public static IReadOnlyList<Sample> All(string canary = "canary") =>
    [
        Pictures.Jpeg(canary), Pictures.Png(canary), Pictures.WebP(canary), Pictures.Gif(canary), Films.Heic(canary),
        Films.Mp4(canary), Films.Mov(canary), Films.ThreeGp(canary), Films.M4A(canary),
        Recordings.Opus(canary), Recordings.Vorbis(canary), Recordings.Mp3(canary), Recordings.Aac(canary), Recordings.Amr(canary),
    ];
}
