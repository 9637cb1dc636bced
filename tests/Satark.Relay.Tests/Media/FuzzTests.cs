using System.Diagnostics;
using Satark.Http.Media;
using Xunit.Abstractions;

namespace Satark.Relay.Tests.Media;

public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("SATARK_LONG") == "1" ? 100_000 : 400;

    public static TheoryData<string> Kinds => CopyTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_happens_to_a_file_it_is_answered_soon(string kind)
    {
        var sample = CopyTests.Of(kind);
        var seed = kind.Sum(c => c);
        var dice = new Random(seed);
        var (copied, closed, refused) = (0, 0, 0);
        var watch = Stopwatch.StartNew();
        var longest = TimeSpan.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            var began = watch.Elapsed;
            var answer = CleanMedia.Of(Spoil(sample.File, dice));
            longest = watch.Elapsed - began is var took && took > longest ? took : longest;
            switch (answer)
            {
                case CleanResult.Copied copy:
                    copied++;
                    Assert.Equal(copy.Format.Container, MediaSniffer.Of(copy.Bytes.Span)?.Container);
                    break;
                case CleanResult.OriginalOnly:
                    closed++;
                    break;
                default:
                    refused++;
                    break;
            }
        }

        output.WriteLine($"{kind}, seed {seed}: {copied} copied, {closed} original only, {refused} refused, {watch.ElapsedMilliseconds} ms, the longest {longest.TotalMilliseconds:0} ms");
        Assert.True(copied > 0, "no spoiled file was still good: the fuzz only looks at heads");
        Assert.True(closed + refused > 0, "no spoiled file was refused: the fuzz spoils nothing");

        // A file takes milliseconds; one that makes the reader go round in circles would take for ever.
        Assert.True(longest < TimeSpan.FromSeconds(20), $"a file took {longest}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_that_ends_anywhere_is_answered_and_shows_nothing_telling(string kind)
    {
        var file = CopyTests.Of(kind).File;
        var copied = 0;
        for (var length = 0; length < file.Length; length += 1 + (file.Length / 300))
        {
            if (CleanMedia.Of(file.AsMemory(0, length)) is CleanResult.Copied copy)
            {
                copied++;
                Assert.True(copy.Bytes.Span.IndexOf("canary"u8) < 0, $"{kind} cut at {length}: something telling is left");
            }
        }

        output.WriteLine($"{kind}: {copied} copied");
    }

    /// <summary>The bytes with one to five things wrong with them.</summary>
    internal static byte[] Spoil(byte[] file, Random dice)
    {
        var spoiled = (byte[])file.Clone();
        for (var times = dice.Next(1, 6); times > 0; times--)
        {
            var at = dice.Next(spoiled.Length);
            switch (dice.Next(6))
            {
                case 0:
                    spoiled[at] = (byte)dice.Next(256);
                    break;
                case 1:
                    spoiled[at] ^= (byte)(1 << dice.Next(8));
                    break;
                case 2:
                    spoiled[at] = dice.Next(2) == 0 ? (byte)0 : (byte)255;
                    break;
                case 3:
                    // A length that is far too large, or nothing.
                    (dice.Next(2) == 0 ? [0x7F, 0xFF, 0xFF, 0xFF] : new byte[4]).AsSpan(0, Math.Min(4, spoiled.Length - at)).CopyTo(spoiled.AsSpan(at));
                    break;
                case 4:
                    spoiled = spoiled[..Math.Max(1, spoiled.Length - dice.Next(1, 1 + (spoiled.Length / 4)))];
                    break;
                default:
                    var (from, length) = (dice.Next(spoiled.Length), dice.Next(1, 40));
                    spoiled = [.. spoiled[..at], .. spoiled[from..Math.Min(spoiled.Length, from + length)], .. spoiled[at..]];
                    break;
            }
        }

        return spoiled;
    }
}
