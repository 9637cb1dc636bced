using System.Net;
using Satark.Cases;
using Satark.Roster;
using Satark.Tips.Line;

namespace Satark.Local.Tests.Tips;

public sealed class TipMediaTests
{
    private const string Photo = "photoaaaaaaaaaaa", Voice = "voiceaaaaaaaaaaa", Bill = "billaaaaaaaaaaaa";

    [Fact]
    public async Task A_photo_is_shown_to_the_office_and_can_do_nothing()
    {
        await using var tip = await TipCase.StartAsync();
        var office = await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia");
        await tip.PutAsync(Photo, MediaKind.Photo, "image/jpeg", "0123456789"u8.ToArray());

        var answer = await office.GetAsync(PathOf(tip, Photo));

        TipCase.Must(answer, HttpStatusCode.OK);
        Assert.Equal("0123456789", answer.Text);
        Assert.Equal("image/jpeg", answer.Header("Content-Type"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.StartsWith("sandbox", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.StartsWith("attachment; filename=", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
    }

    [Theory]
    [InlineData("bytes=2-4", 206, "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-2", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=5-99", 206, "56789", "bytes 5-9/10")]
    [InlineData("bytes=10-", 416, "", "bytes */10")]
    [InlineData("bytes=1-2,4-5", 200, "0123456789", "")]
    [InlineData("bytes=9-3", 200, "0123456789", "")]
    [InlineData("items=1-2", 200, "0123456789", "")]
    public async Task Films_are_fetched_in_parts(string range, int status, string content, string said)
    {
        await using var tip = await TipCase.StartAsync();
        var office = await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia");
        await tip.PutAsync(Photo, MediaKind.Video, "video/mp4", "0123456789"u8.ToArray());

        var answer = await office.GetAsync(PathOf(tip, Photo), r => r.Headers.TryAddWithoutValidation("Range", range));

        Assert.Equal((status, content, said), ((int)answer.Status, answer.Text, answer.Header("Content-Range")));
    }

    [Fact]
    public async Task A_recording_is_heard_by_the_SP_office_and_by_nobody_else()
    {
        await using var tip = await TipCase.StartAsync();
        await tip.PutAsync(Voice, MediaKind.Audio, "audio/ogg", [1, 2, 3]);
        var (office, state, other) = (
            await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia"),
            await tip.Satark.SignInAsync("state", Role.Supervisor, "state"),
            await tip.Satark.SignInAsync("other", Role.Supervisor, "district/agra"));

        TipCase.Must(await office.GetAsync(PathOf(tip, Voice)), HttpStatusCode.OK);
        TipCase.Must(await state.GetAsync(PathOf(tip, Voice)), HttpStatusCode.Forbidden);
        TipCase.Must(await other.GetAsync(PathOf(tip, Voice)), HttpStatusCode.NotFound);
        TipCase.Must(await tip.Satark.SendAsync(HttpMethod.Get, PathOf(tip, Voice)), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_opened_what_stands_in_the_history_once()
    {
        await using var tip = await TipCase.StartAsync();
        var office = await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia");
        await tip.PutAsync(Photo, MediaKind.Video, "video/mp4", [1, 2, 3]);
        for (var part = 0; part < 3; part++)
        {
            await office.GetAsync(PathOf(tip, Photo));
        }

        var opened = Assert.Single(await tip.Satark.Book.EventsAsync(tip.Id, default), e => e.Kind == EventKinds.MediaOpened);
        Assert.Equal(("sp", "video", Photo), (opened.By.Id, opened.Facts["kind"], opened.Facts["medium"]));
    }

    [Fact]
    public async Task What_cannot_be_copied_is_told_and_not_served()
    {
        await using var tip = await TipCase.StartAsync();
        var office = await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia");
        await tip.SayAsync(TipWordKind.MediaSealed, new TipMedia(Bill, MediaKind.Document));
        await tip.SayAsync(TipWordKind.Added, new TipMedia(Photo, MediaKind.Photo));

        Assert.Contains("The original is sealed", (await office.GetAsync(PathOf(tip, Bill))).Text, StringComparison.Ordinal);
        TipCase.Must(await office.GetAsync(PathOf(tip, Photo)), HttpStatusCode.UnprocessableEntity);
        TipCase.Must(await office.GetAsync(PathOf(tip, "nothingaaaaaaaaa")), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_calls_itself_markup_is_served_as_bytes()
    {
        await using var tip = await TipCase.StartAsync();
        var office = await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia");
        await tip.PutAsync(Photo, MediaKind.Photo, "image/svg+xml", "<svg onload='alert(1)'/>"u8.ToArray());

        Assert.Equal("application/octet-stream", (await office.GetAsync(PathOf(tip, Photo))).Header("Content-Type"));
    }

    private static string PathOf(TipCase tip, string media) => $"/api/v1/cases/{tip.Id}/media/{media}";
}
