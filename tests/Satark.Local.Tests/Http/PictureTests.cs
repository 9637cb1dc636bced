using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Http.Pictures;
using Satark.Places.Evidence;
using Satark.Roster;

namespace Satark.Local.Tests.Http;

public sealed class PictureTests
{
    private static readonly ReadPicture Reader = new(TimeProvider.System, NullLogger<ReadPicture>.Instance);

    public static TheoryData<string, string> Kinds => new() { { "jpeg", "image/jpeg" }, { "png", "image/png" }, { "webp", "image/webp" }, { "heic", "image/heic" } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Position_and_time_are_read_from_each_kind_of_picture(string kind, string type)
    {
        var file = Of(kind, Pictures.Exif());
        Assert.Equal(type, PictureFile.TypeOf(file));
        var position = await Reader.HandleAsync(file, default);
        Assert.Equal("26.84670, 80.94620 taken 2026-03-01T11:58:30Z", position?.ToString());
    }

    [Fact]
    public async Task A_picture_without_a_time_has_a_position_alone()
    {
        Assert.Equal("26.84670, 80.94620", (await Reader.HandleAsync(Pictures.Jpeg(Pictures.Exif(withTime: false)), default))?.ToString());
    }

    [Fact]
    public async Task Broken_pictures_never_throw()
    {
        var random = new Random(20260301);
        string[] kinds = ["jpeg", "png", "webp", "heic"];
        var read = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var file = Of(kinds[round % kinds.Length], Pictures.Exif());
            for (var broken = random.Next(1, 12); broken > 0; broken--)
            {
                file[random.Next(4, file.Length)] = (byte)random.Next(256);
            }

            file = file[..random.Next(file.Length / 2, file.Length + 1)];
            read += await Reader.HandleAsync(file, default) is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } ? 1 : 0;
        }

        Assert.InRange(read, 100, 3_900);
    }

    [Fact]
    public async Task Pictures_of_empty_parts_without_end_are_soon_given_up()
    {
        byte[] jpeg = [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 8_000_000)];
        byte[] heic = [0, 0, 0, 24, .. "ftypheic"u8, .. Enumerable.Repeat("Exif\0\0"u8.ToArray(), 1_000_000).SelectMany(part => part)];
        Assert.Null(await Reader.HandleAsync(jpeg, default));
        Assert.Null(await Reader.HandleAsync(heic, default));
    }

    [Fact]
    public async Task An_officer_adds_a_pictures_position_to_a_case()
    {
        await using var satark = await TestSatark.StartAsync();
        var officer = await satark.SignInAsync("ravi");
        var id = await satark.CaseAsync(await satark.PartnerAsync());

        var answer = await SendAsync(officer, id, Pictures.Jpeg(Pictures.Exif()));

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var told = Assert.Single(await satark.Book.EventsAsync(id, default), e => e.Kind == EventKinds.EvidenceAdded);
        Assert.Equal(PicturePosition.Kind, told.Facts["kind"]);
        Assert.Contains("26.84670, 80.94620 taken 2026-03-01T11:58:30Z", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_without_a_position_is_refused_in_words_and_nothing_is_added()
    {
        await using var satark = await TestSatark.StartAsync();
        var officer = await satark.SignInAsync("ravi");
        var id = await satark.CaseAsync(await satark.PartnerAsync());

        var answer = await SendAsync(officer, id, Pictures.Jpeg([]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("no position", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await satark.Book.EventsAsync(id, default), e => e.Kind == EventKinds.EvidenceAdded);
    }

    [Theory]
    [InlineData("image/jpeg", HttpStatusCode.UnsupportedMediaType)] // says JPEG, and is none
    [InlineData("image/gif", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_picture_is_refused(string type, HttpStatusCode status)
    {
        await using var satark = await TestSatark.StartAsync();
        var officer = await satark.SignInAsync("ravi");
        var id = await satark.CaseAsync(await satark.PartnerAsync());
        Assert.Equal(status, (await SendAsync(officer, id, "{}"u8.ToArray(), type)).Status);
    }

    [Fact]
    public async Task A_case_of_another_station_does_not_exist()
    {
        await using var satark = await TestSatark.StartAsync();
        var elsewhere = await satark.SignInAsync("kotwali", Role.Station, "station/ballia/Kotwali");
        var id = await satark.CaseAsync(await satark.PartnerAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(elsewhere, id, Pictures.Jpeg(Pictures.Exif()))).Status);
    }

    private static byte[] Of(string kind, byte[] exif) => kind switch
    {
        "png" => Pictures.Png(exif),
        "webp" => Pictures.WebP(exif),
        "heic" => Pictures.Heic(exif),
        _ => Pictures.Jpeg(exif),
    };

    private static Task<Answer> SendAsync(Person officer, string id, byte[] file, string type = "image/jpeg") =>
        officer.SendAsync(HttpMethod.Post, $"/api/v1/cases/{id}/pictures", file, type);
}
