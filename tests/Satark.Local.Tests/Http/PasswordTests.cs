using System.Net;
using static Satark.Local.Tests.Http.SignIn;

namespace Satark.Local.Tests.Http;

public sealed class PasswordTests
{
    [Fact]
    public async Task The_right_password_signs_in_with_a_cookie_that_no_script_and_no_other_site_gets()
    {
        await using var satark = await WithAshaAsync();

        var answer = await SignInAsync(satark, "asha", Password);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("asha", answer.Json.GetProperty("user").GetProperty("id").GetString());
        var cookie = answer.Header("Set-Cookie");
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await WithCookieAsync(satark, cookie, "/api/v1/board")).Status);
    }

    [Fact]
    public async Task A_user_name_in_capitals_is_the_same_one()
    {
        await using var satark = await WithAshaAsync();

        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(satark, " Asha ", Password)).Status);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_user_get_the_same_answer()
    {
        await using var satark = await WithAshaAsync();

        var wrong = await SignInAsync(satark, "asha", "wrong");
        var unknown = await SignInAsync(satark, "nobody", "wrong");
        var hostile = await SignInAsync(satark, "../../asha", "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Equal(wrong.Text, unknown.Text);
        Assert.Equal(wrong.Text, hostile.Text);
        Assert.Equal("", wrong.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_five_minutes_and_each_further_lock_is_twice_as_long_up_to_an_hour()
    {
        await using var satark = await WithAshaAsync();
        foreach (var minutes in new[] { 5, 10, 20, 40, 60, 60 })
        {
            for (var i = 0; i < 4; i++)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(satark, "asha", "wrong")).Status);
            }

            var locked = await SignInAsync(satark, "asha", "wrong");
            Assert.Equal(HttpStatusCode.Locked, locked.Status);
            Assert.Equal((minutes * 60).ToString(System.Globalization.CultureInfo.InvariantCulture), locked.Header("Retry-After"));
            satark.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.Locked, (await SignInAsync(satark, "asha", Password)).Status);
            satark.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(satark, "asha", Password)).Status);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(satark, "asha", "wrong")).Status);
        }

        Assert.Equal("300", (await SignInAsync(satark, "asha", "wrong")).Header("Retry-After"));
    }

    [Fact]
    public async Task Thirty_passwords_tried_at_once_are_still_only_five()
    {
        await using var satark = await WithAshaAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => SignInAsync(satark, "asha", "wrong")));

        Assert.Equal(4, answers.Count(a => a.Status == HttpStatusCode.Unauthorized));
        Assert.Equal(26, answers.Count(a => a.Status == HttpStatusCode.Locked));
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_locked_like_one_that_somebody_has()
    {
        await using var satark = await WithAshaAsync();
        foreach (var user in new[] { "asha", "nobody", "../../etc" })
        {
            var answers = new List<int>();
            for (var i = 0; i < 6; i++)
            {
                answers.Add((int)(await SignInAsync(satark, user, "wrong")).Status);
            }

            Assert.Equal([401, 401, 401, 401, 423, 423], answers);
        }
    }
}
